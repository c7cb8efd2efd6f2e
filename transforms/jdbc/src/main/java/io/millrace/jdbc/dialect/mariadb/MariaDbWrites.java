package io.millrace.jdbc.dialect.mariadb;

import io.millrace.jdbc.dialect.BatchWrite;
import io.millrace.jdbc.dialect.Column;
import io.millrace.jdbc.dialect.Dialect;
import io.millrace.jdbc.dialect.RowByRow;
import io.millrace.jdbc.dialect.StandardSql;
import io.millrace.jdbc.dialect.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The statements that write rows to a table of MariaDB. */
record MariaDbWrites(Dialect dialect, Table table, List<Column> columns) {

  BatchWrite insert() {
    return insert("");
  }

  BatchWrite upsert(List<Column> key) {
    List<Column> others = others(key);
    String overwrites = list(others, column -> "%1$s = VALUES(%1$s)".formatted(quoted(column)));
    return others.isEmpty() ? ignore(key) : sorted(key, insert(onDuplicateKey(overwrites)));
  }

  /** The upsert of a query's rows. */
  String upsertFrom(List<Column> key, String query) {
    List<Column> others = others(key);
    String overwrites =
        list(
            others.isEmpty() ? key.subList(0, 1) : others,
            column -> "%1$s = VALUES(%1$s)".formatted(quoted(column)));
    return StandardSql.insertFrom(dialect, table, columns, "", query) + onDuplicateKey(overwrites);
  }

  /** Not {@code INSERT IGNORE}, which lets all other errors pass as well. */
  BatchWrite ignore(List<Column> key) {
    return sorted(key, insert(onDuplicateKey("%1$s = %1$s".formatted(quoted(key.get(0))))));
  }

  BatchWrite update(List<Column> key) {
    List<Column> parameters = new ArrayList<>(others(key));
    parameters.addAll(key);
    String sql =
        "UPDATE %s SET %s WHERE %s"
            .formatted(
                table.sql(), list(others(key), column -> quoted(column) + " = ?"), conditions(key));
    return sorted(key, RowByRow.of(sql, columns, parameters));
  }

  BatchWrite delete(List<Column> key) {
    String sql = "DELETE FROM %s WHERE %s".formatted(table.sql(), conditions(key));
    return sorted(key, RowByRow.of(sql, columns, key));
  }

  private BatchWrite insert(String tail) {
    return new RowsTogether(
        "INSERT INTO %s (%s) VALUES ".formatted(table.sql(), list(columns, this::quoted)),
        "(%s)".formatted(list(columns, column -> "?")),
        tail,
        columns.stream().map(column -> column.type().orElseThrow()).toList());
  }

  private static String onDuplicateKey(String change) {
    return " ON DUPLICATE KEY UPDATE " + change;
  }

  private BatchWrite sorted(List<Column> key, BatchWrite write) {
    return SortedRows.by(key, columns, write);
  }

  // Equal where both are NULL.
  private String conditions(List<Column> key) {
    return key.stream()
        .map(column -> quoted(column) + " <=> ?")
        .collect(Collectors.joining(" AND "));
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
}
