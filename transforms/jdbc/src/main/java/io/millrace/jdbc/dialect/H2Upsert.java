package io.millrace.jdbc.dialect;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;

/** {@code MERGE}, a row at a time and in their order, with NULL keys equal to one another. */
record H2Upsert(String sql, List<ColumnType> types) implements BatchWrite {

  static H2Upsert into(Dialect dialect, Table table, List<Column> columns, List<Column> key) {
    String parameters =
        columns.stream()
            .map(column -> parameter(dialect, column))
            .collect(Collectors.joining(", "));
    String matches =
        names(dialect, key).stream()
            .map(name -> "t.%1$s IS NOT DISTINCT FROM s.%1$s".formatted(name))
            .collect(Collectors.joining(" AND "));
    String overwrites =
        names(dialect, columns.stream().filter(column -> !key.contains(column)).toList()).stream()
            .map(name -> "%1$s = s.%1$s".formatted(name))
            .collect(Collectors.joining(", "));
    List<String> names = names(dialect, columns);
    String sql =
        "MERGE INTO %s AS t USING (SELECT %s) AS s ON %s%s WHEN NOT MATCHED THEN INSERT (%s) VALUES (%s)";
    return new H2Upsert(
        sql.formatted(
            table.sql(),
            parameters,
            matches,
            overwrites.isEmpty() ? "" : " WHEN MATCHED THEN UPDATE SET " + overwrites,
            String.join(", ", names),
            names.stream().map(name -> "s." + name).collect(Collectors.joining(", "))),
        columns.stream().map(column -> column.type().orElseThrow()).toList());
  }

  @Override
  public void write(Connection connection, List<Object[]> rows) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (Object[] row : rows) {
        for (int column = 0; column < row.length; column++) {
          types.get(column).bind(statement, column + 1, row[column]);
        }
        statement.addBatch();
      }
      statement.executeBatch();
    }
  }

  // H2 must be told the type of a parameter in a SELECT list.
  private static String parameter(Dialect dialect, Column column) {
    ColumnType type = column.type().orElseThrow();
    return "CAST(? AS %s) AS %s"
        .formatted(
            dialect.typeOf(ColumnDefinition.of(column.name(), type)), dialect.quote(column.name()));
  }

  private static List<String> names(Dialect dialect, List<Column> columns) {
    return columns.stream().map(column -> dialect.quote(column.name())).toList();
  }
}
