package io.millrace.jdbc;

import io.millrace.jdbc.dialect.ColumnDefinition;
import io.millrace.jdbc.dialect.Columns;
import io.millrace.jdbc.dialect.Dialect;
import io.millrace.jdbc.dialect.Table;
import io.millrace.jdbc.dialect.TableName;
import io.millrace.jdbc.dialect.UniqueKey;
import io.millrace.jdbc.internal.read.Queries;
import io.millrace.jdbc.internal.read.Select;
import io.millrace.jdbc.internal.write.Staging;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Tables that results are written to. */
public final class Tables {

  private Tables() {}

  /**
   * Creates a table unless there is one of this name, which is then left as it is.
   *
   * <p>Names are stored as if they were written in SQL without quotes, unless they need quotes. The
   * key is the primary key if all its columns are NOT NULL, else a unique constraint that takes
   * NULLs for equal, so that an upsert overwrites rows with a NULL in their key too. MariaDB has no
   * such constraint: there the columns of a key must be NOT NULL, and texts in it have at most 255
   * characters.
   *
   * @param key names of columns; empty for a table without a key
   * @return whether it was created
   * @throws IllegalArgumentException if a column of the key is not among the columns, a name is too
   *     long, or the database refuses the table
   */
  public static boolean create(
      Database database, String table, List<ColumnDefinition> columns, List<String> key) {
    checkKey(columns, key);
    TableName name = TableName.parse(table);
    return database.with(
        (connection, dialect) -> {
          if (name.find(connection, dialect).isPresent()) {
            return false;
          }
          try (Statement statement = connection.createStatement()) {
            statement.execute(statement(connection, dialect, name, columns, key));
          }
          return true;
        });
  }

  /**
   * Drops a table unless it has rows; what others commit at the same time stays.
   *
   * @return whether it was dropped
   * @throws IllegalArgumentException if there is no such table, or the database refuses to drop it
   */
  public static boolean dropIfEmpty(Database database, String table) {
    TableName name = TableName.parse(table);
    return database.with(
        (connection, dialect) -> dialect.dropIfEmpty(connection, name.get(connection, dialect)));
  }

  /**
   * Whether there is a table or view of this name.
   *
   * @throws IllegalArgumentException if the database cannot be reached, or the name is none
   */
  public static boolean exists(Database database, String table) {
    TableName name = TableName.parse(table);
    return database.with((connection, dialect) -> name.find(connection, dialect).isPresent());
  }

  /**
   * The columns of a table's primary key, in its order; empty if it has none.
   *
   * @throws IllegalArgumentException if there is no such table, or the database cannot be reached
   */
  public static List<String> primaryKey(Database database, String table) {
    TableName name = TableName.parse(table);
    return database.with(
        (connection, dialect) ->
            dialect.uniqueKeys(connection, name.get(connection, dialect)).stream()
                .filter(UniqueKey::primary)
                .findFirst()
                .map(UniqueKey::columns)
                .orElse(List.of()));
  }

  /**
   * Those of some fields that would go to columns of a table whose values the database itself works
   * out; empty if there is no such table.
   *
   * @throws IllegalArgumentException if the database cannot be reached
   */
  public static List<String> generated(Database database, String table, List<String> fields) {
    TableName name = TableName.parse(table);
    return database.with(
        (connection, dialect) -> {
          Optional<Table> found = name.find(connection, dialect);
          if (found.isEmpty()) {
            return List.of();
          }
          List<String> generated = dialect.generatedColumns(connection, found.get());
          Columns columns =
              Queries.describe(connection, dialect, Select.fromTable(dialect, found.get()).sql());
          return fields.stream()
              .filter(
                  field ->
                      columns
                          .findField(field)
                          .filter(column -> generated.contains(column.name()))
                          .isPresent())
              .toList();
        });
  }

  /**
   * The statement by which {@link #create} creates the table.
   *
   * @throws IllegalArgumentException as {@link #create}
   */
  public static String createStatement(
      Database database, String table, List<ColumnDefinition> columns, List<String> key) {
    checkKey(columns, key);
    TableName name = TableName.parse(table);
    return database.with(
        (connection, dialect) -> statement(connection, dialect, name, columns, key));
  }

  /**
   * Drops what jobs that failed or were killed have left behind: the tables in which rows for this
   * table waited. A job that is at work on it meanwhile fails, and writes nothing.
   *
   * @return their names
   * @throws IllegalArgumentException if there is no such table, or the database cannot be reached
   */
  public static List<String> dropStaging(Database database, String table) {
    TableName name = TableName.parse(table);
    return database.with(
        (connection, dialect) ->
            Staging.dropAll(connection, dialect, name.get(connection, dialect), run -> true));
  }

  static void dropStaging(Database database, String table, Set<Long> runs) {
    TableName name = TableName.parse(table);
    database.with(
        (connection, dialect) ->
            Staging.dropAll(connection, dialect, name.get(connection, dialect), runs::contains));
  }

  private static String statement(
      Connection connection,
      Dialect dialect,
      TableName name,
      List<ColumnDefinition> columns,
      List<String> key)
      throws SQLException {
    List<String> parts = new ArrayList<>();
    boolean nullableKey = false;
    for (ColumnDefinition column : columns) {
      dialect.nameLimit().check("column", column.name());
      boolean isKey = key.contains(column.name());
      if (isKey && column.nullable() && !dialect.hasEqualNulls(connection)) {
        throw new IllegalArgumentException(
            "key column %s of table %s must be notNull(), is not: %s takes NULLs in a key for different"
                .formatted(column.name(), name, dialect.product()));
      }
      String stored = dialect.quote(TableName.stored(connection, column.name()));
      String type = isKey ? dialect.keyTypeOf(column) : dialect.typeOf(column);
      parts.add(stored + " " + type + (column.nullable() ? "" : " NOT NULL"));
      nullableKey |= column.nullable() && isKey;
    }
    List<String> keyNames = new ArrayList<>();
    for (String column : key) {
      keyNames.add(dialect.quote(TableName.stored(connection, column)));
    }
    if (!key.isEmpty()) {
      parts.add(
          "%s (%s)"
              .formatted(
                  nullableKey ? "UNIQUE NULLS NOT DISTINCT" : "PRIMARY KEY",
                  String.join(", ", keyNames)));
    }
    Table table = name.forCreation(connection, dialect);
    return "CREATE TABLE IF NOT EXISTS %s (%s)%s"
        .formatted(table.sql(), String.join(", ", parts), dialect.tableOptions());
  }

  private static void checkKey(List<ColumnDefinition> columns, List<String> key) {
    List<String> names = columns.stream().map(ColumnDefinition::name).toList();
    if (!names.containsAll(key)) {
      throw new IllegalArgumentException(
          "key must be some of the columns %s, is %s".formatted(names, key));
    }
  }
}
