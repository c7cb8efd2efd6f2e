package io.millrace.jdbc.internal;

import io.millrace.jdbc.dialect.BatchWrite;
import io.millrace.jdbc.dialect.Column;
import io.millrace.jdbc.dialect.ColumnDefinition;
import io.millrace.jdbc.dialect.Columns;
import io.millrace.jdbc.dialect.Dialect;
import io.millrace.jdbc.dialect.Table;
import io.millrace.jdbc.dialect.TableName;
import java.io.Serializable;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A table that Millrace itself fills, beside those of its users; created when it is first needed.
 *
 * @param columns as the database stores them, in the order of their definitions
 */
record OwnTable(Dialect dialect, Table table, List<Column> columns, String createSql)
    implements Serializable {

  /**
   * The table of this name, there or not yet there.
   *
   * @param key the column that is the primary key; empty for none
   * @throws IllegalArgumentException if it is there, and a column is missing or of another type, or
   *     it is to have a key and has none, or knows nothing of transactions
   */
  static OwnTable of(
      Connection connection,
      Dialect dialect,
      TableName name,
      List<ColumnDefinition> definitions,
      Optional<String> key)
      throws SQLException {
    Optional<Table> found = name.find(connection, dialect);
    List<Column> columns =
        found.isPresent()
            ? existing(connection, dialect, found.get(), definitions, key)
            : stored(connection, dialect, definitions);
    Table table = found.isPresent() ? found.get() : name.forCreation(connection, dialect);
    List<String> parts = new ArrayList<>();
    for (int i = 0; i < columns.size(); i++) {
      ColumnDefinition definition = definitions.get(i);
      boolean isKey = key.filter(definition.name()::equals).isPresent();
      parts.add(
          "%s %s%s"
              .formatted(
                  dialect.quote(columns.get(i).name()),
                  isKey ? dialect.keyTypeOf(definition) : dialect.typeOf(definition),
                  isKey ? " PRIMARY KEY" : definition.nullable() ? "" : " NOT NULL"));
    }
    return new OwnTable(
        dialect,
        table,
        columns,
        "CREATE TABLE %s (%s)%s"
            .formatted(table.sql(), String.join(", ", parts), dialect.tableOptions()));
  }

  private static List<Column> existing(
      Connection connection,
      Dialect dialect,
      Table table,
      List<ColumnDefinition> definitions,
      Optional<String> key)
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
    if (key.isPresent()) {
      dialect.checkTransactional(connection, table);
      checkUnique(connection, dialect, table, there.find(key.get()).orElseThrow());
    }
    return columns;
  }

  private static void checkUnique(
      Connection connection, Dialect dialect, Table table, Column column) throws SQLException {
    List<String> key = List.of(column.name());
    if (dialect.uniqueKeys(connection, table).stream()
        .noneMatch(unique -> unique.columns().equals(key))) {
      throw new IllegalArgumentException(
          ("table %s must have a unique key over %s, has none, and would take the same twice; ALTER"
                  + " TABLE %s ADD PRIMARY KEY (%s)")
              .formatted(table, column.name(), table.sql(), dialect.quote(column.name())));
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
  void create(Transactions transactions) throws SQLException, InterruptedException {
    create(transactions, table, createSql);
  }

  /** Creates a table, if it is not there; somebody else may be about to do the same. */
  static void create(Transactions transactions, Table table, String sql)
      throws SQLException, InterruptedException {
    if (exists(transactions, table)) {
      return;
    }
    try {
      transactions.run(
          connection -> {
            try (Statement statement = connection.createStatement()) {
              statement.execute(sql);
            }
          });
    } catch (SQLException e) {
      if (!exists(transactions, table)) {
        throw new SQLException(
            "cannot create table %s: %s".formatted(table, SqlText.line(e)), e.getSQLState(), e);
      }
    }
  }

  /** Whether it has been created. */
  boolean isThere(Connection connection) throws SQLException {
    return TableName.of(table).find(connection, dialect).isPresent();
  }

  static boolean exists(Transactions transactions, Table table)
      throws SQLException, InterruptedException {
    boolean[] found = new boolean[1];
    transactions.run(
        connection ->
            found[0] = TableName.of(table).find(connection, transactions.dialect()).isPresent());
    return found[0];
  }

  /** The statement that adds rows. */
  BatchWrite insert(Connection connection) throws SQLException {
    return dialect.insert(connection, table, columns);
  }

  /** A column's name in a statement. */
  String sql(int column) {
    return dialect.quote(columns.get(column).name());
  }
}
