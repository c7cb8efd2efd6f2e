package io.millrace.jdbc.dialect.h2;

import io.millrace.jdbc.dialect.BatchWrite;
import io.millrace.jdbc.dialect.Column;
import io.millrace.jdbc.dialect.ColumnDefinition;
import io.millrace.jdbc.dialect.ColumnType;
import io.millrace.jdbc.dialect.Dialect;
import io.millrace.jdbc.dialect.RowByRow;
import io.millrace.jdbc.dialect.Table;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The statements that write rows to a table of H2, a row at a time and in their order, with NULL
 * keys equal to one another.
 */
record H2Writes(Dialect dialect, Table table, List<Column> columns) {

  /** By which a column that is always numbered is given a number; else it says nothing. */
  static final String OVERRIDING = " OVERRIDING SYSTEM VALUE";

  BatchWrite insert() {
    return batch(
        "INSERT INTO %s (%s)%s VALUES (%s)"
            .formatted(
                table.sql(), list(columns, this::quoted), OVERRIDING, list(columns, column -> "?")),
        columns);
  }

  BatchWrite upsert(List<Column> key) {
    return merge(key, overwriting(key));
  }

  /** The upsert of a query's rows. */
  String upsertFrom(List<Column> key, String query) {
    return merge(key, query, overwriting(key));
  }

  private String overwriting(List<Column> key) {
    String overwrites = list(others(key), column -> "%1$s = s.%1$s".formatted(quoted(column)));
    return overwrites.isEmpty() ? "" : " WHEN MATCHED THEN UPDATE SET " + overwrites;
  }

  BatchWrite ignore(List<Column> key) {
    return merge(key, "");
  }

  BatchWrite update(List<Column> key) {
    List<Column> parameters = new ArrayList<>(others(key));
    parameters.addAll(key);
    return batch(
        "UPDATE %s SET %s WHERE %s"
            .formatted(
                table.sql(), list(others(key), column -> quoted(column) + " = ?"), conditions(key)),
        parameters);
  }

  BatchWrite delete(List<Column> key) {
    return batch("DELETE FROM %s WHERE %s".formatted(table.sql(), conditions(key)), key);
  }

  private BatchWrite merge(List<Column> key, String whenMatched) {
    String row = "SELECT " + list(columns, this::parameter);
    return new Merge(batch(merge(key, row, whenMatched), columns));
  }

  private String merge(List<Column> key, String query, String whenMatched) {
    String matches =
        key.stream()
            .map(column -> "t.%1$s IS NOT DISTINCT FROM s.%1$s".formatted(quoted(column)))
            .collect(Collectors.joining(" AND "));
    return "MERGE INTO %s AS t USING (%s) AS s ON %s%s WHEN NOT MATCHED THEN INSERT (%s)%s VALUES (%s)"
        .formatted(
            table.sql(),
            query,
            matches,
            whenMatched,
            list(columns, this::quoted),
            OVERRIDING,
            list(columns, column -> "s." + quoted(column)));
  }

  private String conditions(List<Column> key) {
    return key.stream()
        .map(column -> quoted(column) + " IS NOT DISTINCT FROM ?")
        .collect(Collectors.joining(" AND "));
  }

  // H2 must be told the type of a parameter in a SELECT list.
  private String parameter(Column column) {
    ColumnType type = column.type().orElseThrow();
    return "CAST(? AS %s) AS %s"
        .formatted(dialect.typeOf(ColumnDefinition.of(column.name(), type)), quoted(column));
  }

  private List<Column> others(List<Column> key) {
    return columns.stream().filter(column -> !key.contains(column)).toList();
  }

  private String quoted(Column column) {
    return dialect.quote(column.name());
  }

  private static String list(List<Column> columns, Function<Column, String> text) {
    return columns.stream().map(text).collect(Collectors.joining(", "));
  }

  private BatchWrite batch(String sql, List<Column> parameters) {
    return RowByRow.of(sql, columns, parameters);
  }

  /** Again where another transaction has added a key that was not there when MERGE looked. */
  private record Merge(BatchWrite once) implements BatchWrite {

    private static final String DUPLICATE_KEY = "23505";
    private static final int TRIES = 3;

    @Override
    public String sql() {
      return once.sql();
    }

    @Override
    public void write(Connection connection, List<Object[]> rows) throws SQLException {
      for (int attempt = 1; ; attempt++) {
        try {
          once.write(connection, rows);
          return;
        } catch (SQLException e) {
          if (attempt == TRIES || !DUPLICATE_KEY.equals(e.getSQLState())) {
            throw e;
          }
        }
      }
    }
  }
}
