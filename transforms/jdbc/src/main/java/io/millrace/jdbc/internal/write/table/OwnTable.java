package io.millrace.jdbc.internal.write.table;

import io.millrace.jdbc.dialect.BatchWrite;
import io.millrace.jdbc.dialect.Column;
import io.millrace.jdbc.dialect.ColumnDefinition;
import io.millrace.jdbc.dialect.Columns;
import io.millrace.jdbc.dialect.Dialect;
import io.millrace.jdbc.dialect.Table;
import io.millrace.jdbc.dialect.TableName;
import io.millrace.jdbc.internal.connect.SqlText;
import io.millrace.jdbc.internal.connect.Transactions;
import io.millrace.jdbc.internal.read.Queries;
import io.millrace.jdbc.internal.read.Select;
import java.io.Serializable;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A table that Millrace itself fills, beside those of its users; created when it is first needed.
 *
 * @param columns as the database stores them, in the order of their definitions
 * @param keyColumns how many of the first ones make the primary key
 * @param found whether it was there when it was looked for
 */
public record OwnTable(
    Dialect dialect, Table table, List<Column> columns, int keyColumns, boolean found)
    implements Serializable {

  /**
   * The table of this name, there or not yet there.
   *
   * @param keyColumns how many of the first columns make the primary key
   * @throws IllegalArgumentException if it is there, and a column is missing or of another type
   */
  public static OwnTable of(
      Connection connection,
      Dialect dialect,
      TableName name,
      List<ColumnDefinition> definitions,
      int keyColumns)
      throws SQLException {
    Optional<Table> found = name.find(connection, dialect);
    return found.isPresent()
        ? new OwnTable(
            dialect,
            found.get(),
            existing(connection, dialect, found.get(), definitions),
            keyColumns,
            true)
        : new OwnTable(
            dialect,
            name.forCreation(connection, dialect),
            stored(connection, dialect, definitions),
            keyColumns,
            false);
  }

  /**
   * The same, where what it is for depends on its key.
   *
   * @throws IllegalArgumentException if it is there, and has no unique key over these columns or
   *     knows nothing of transactions
   */
  public OwnTable checkKey(Connection connection) throws SQLException {
    if (found) {
      dialect.checkTransactional(connection, table);
      checkUnique(connection);
    }
    return this;
  }

  /** The statement that creates it. */
  public String createSql() {
    List<String> parts = new ArrayList<>();
    for (int i = 0; i < columns.size(); i++) {
      Column column = columns.get(i);
      ColumnDefinition definition = ColumnDefinition.like(column.name(), column);
      parts.add(
          "%s %s%s"
              .formatted(
                  sql(i),
                  i < keyColumns ? dialect.keyTypeOf(definition) : dialect.typeOf(definition),
                  definition.nullable() ? "" : " NOT NULL"));
    }
    parts.add("PRIMARY KEY (%s)".formatted(keyNames()));
    return "CREATE TABLE %s (%s)%s"
        .formatted(table.sql(), String.join(", ", parts), dialect.tableOptions());
  }

  private String keyNames() {
    return IntStream.range(0, keyColumns).mapToObj(this::sql).collect(Collectors.joining(", "));
  }

  private static List<Column> existing(
      Connection connection, Dialect dialect, Table table, List<ColumnDefinition> definitions)
      throws SQLException {
    Columns there = Queries.describe(connection, dialect, Select.fromTable(dialect, table).sql());
    List<Column> columns = new ArrayList<>();
    for (ColumnDefinition definition : definitions) {
      columns.add(
          there
              .find(definition.name())
              .filter(column -> column.type().filter(definition.type()::equals).isPresent())
              .orElseThrow(
                  () ->
                      new IllegalArgumentException(
                          ("table %s must have a column %s of type %s, has %s; name a table that is"
                                  + " not there, it will be created")
                              .formatted(
                                  table,
                                  definition.name(),
                                  dialect.typeOf(definition),
                                  there.asList()))));
    }
    return columns;
  }

  private void checkUnique(Connection connection) throws SQLException {
    List<String> key = columns.subList(0, keyColumns).stream().map(Column::name).toList();
    if (dialect.uniqueKeys(connection, table).stream()
        .noneMatch(unique -> unique.columns().equals(key))) {
      throw new IllegalArgumentException(
          ("table %s must have a unique key over %s, has none, and would take the same twice; ALTER"
                  + " TABLE %s ADD PRIMARY KEY (%s)")
              .formatted(table, String.join(", ", key), table.sql(), keyNames()));
    }
  }

  private static List<Column> stored(
      Connection connection, Dialect dialect, List<ColumnDefinition> definitions)
      throws SQLException {
    List<Column> columns = new ArrayList<>();
    for (ColumnDefinition definition : definitions) {
      columns.add(
          new Column(
              TableName.stored(connection, definition.name()),
              0,
              dialect.typeOf(definition),
              0,
              0,
              definition.nullable(),
              definition.type()));
    }
    return columns;
  }

  /** Creates it, if nobody else has. */
  public void create(Transactions transactions) throws SQLException, InterruptedException {
    if (!found) {
      create(transactions, connection -> {}, table, List.of(createSql()));
    }
  }

  /**
   * Creates a table, if it is not there; somebody else may be about to do the same.
   *
   * @param before what is done in the same transaction, where the database has such ones
   */
  public static void create(
      Transactions transactions, Transactions.Work before, Table table, List<String> statements)
      throws SQLException, InterruptedException {
    if (exists(transactions, table)) {
      return;
    }
    try {
      transactions.run(
          connection -> {
            before.in(connection);
            try (Statement statement = connection.createStatement()) {
              for (String sql : statements) {
                statement.execute(sql);
              }
            }
          });
    } catch (SQLException e) {
      if (!exists(transactions, table)) {
        throw new SQLException(
            "cannot create table %s: %s".formatted(table, SqlText.line(e)), e.getSQLState(), e);
      }
    }
  }

  /** The condition that finds rows by the first columns of the key. */
  public String where(int columnsOfKey) {
    return IntStream.range(0, columnsOfKey)
        .mapToObj(i -> sql(i) + " = ?")
        .collect(Collectors.joining(" AND "));
  }

  /** The first columns, which make the key. */
  public List<Column> key() {
    return columns.subList(0, keyColumns);
  }

  /** Whether it has been created. */
  public boolean isThere(Connection connection) throws SQLException {
    return TableName.of(table).find(connection, dialect).isPresent();
  }

  public static boolean exists(Transactions transactions, Table table)
      throws SQLException, InterruptedException {
    boolean[] found = new boolean[1];
    transactions.run(
        connection ->
            found[0] = TableName.of(table).find(connection, transactions.dialect()).isPresent());
    return found[0];
  }

  /** The statement that adds rows. */
  public BatchWrite insert(Connection connection) throws SQLException {
    return dialect.insert(connection, table, columns);
  }

  /** A column's name in a statement. */
  public String sql(int column) {
    return dialect.quote(columns.get(column).name());
  }
}
