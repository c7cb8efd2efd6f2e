package io.millrace.jdbc.dialect;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The statements that write rows to a table of MariaDB, each sent once with the values of all rows
 * (the protocol's bulk execution), which the server takes in their order.
 */
record MariaDbWrites(Dialect dialect, Table table, List<Column> columns) {

  BatchWrite insert() {
    return batch(insertSql(), columns, List.of());
  }

  BatchWrite upsert(List<Column> key) {
    List<Column> others = others(key);
    return others.isEmpty()
        ? ignore(key)
        : onDuplicateKey(
            key, list(others, column -> "%1$s = VALUES(%1$s)".formatted(quoted(column))));
  }

  /** Not {@code INSERT IGNORE}, which lets all other errors pass as well. */
  BatchWrite ignore(List<Column> key) {
    return onDuplicateKey(key, "%1$s = %1$s".formatted(quoted(key.get(0))));
  }

  BatchWrite update(List<Column> key) {
    List<Column> parameters = new ArrayList<>(others(key));
    parameters.addAll(key);
    return batch(
        "UPDATE %s SET %s WHERE %s"
            .formatted(
                table.sql(), list(others(key), column -> quoted(column) + " = ?"), conditions(key)),
        parameters,
        key);
  }

  BatchWrite delete(List<Column> key) {
    return batch("DELETE FROM %s WHERE %s".formatted(table.sql(), conditions(key)), key, key);
  }

  private String insertSql() {
    return "INSERT INTO %s (%s) VALUES (%s)"
        .formatted(table.sql(), list(columns, this::quoted), list(columns, column -> "?"));
  }

  private BatchWrite onDuplicateKey(List<Column> key, String change) {
    return batch(insertSql() + " ON DUPLICATE KEY UPDATE " + change, columns, key);
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

  private BatchWrite batch(String sql, List<Column> parameters, List<Column> key) {
    return new Bulk(
        sql,
        parameters.stream().map(columns::indexOf).toList(),
        parameters.stream().map(column -> column.type().orElseThrow()).toList(),
        Bulk.canBeSorted(key) ? key.stream().map(columns::indexOf).toList() : List.of());
  }

  /**
   * One statement and the parameters of all rows.
   *
   * <p>Rows are sorted by their key, so that concurrent writers lock them in one order; but only if
   * Java knows as well as the database when two keys are equal, as the last of them is to count.
   * Writers of other keys may deadlock, and are repeated.
   *
   * @param order the indexes of the columns that rows are sorted by; none to leave them as they are
   */
  private record Bulk(
      String sql, List<Integer> indexes, List<ColumnType> types, List<Integer> order)
      implements BatchWrite {

    private static final Set<ColumnType> SORTED =
        EnumSet.of(
            ColumnType.INT16,
            ColumnType.INT32,
            ColumnType.INT64,
            ColumnType.BOOLEAN,
            ColumnType.DATE,
            ColumnType.UUID);

    static boolean canBeSorted(List<Column> key) {
      return key.stream().allMatch(column -> SORTED.contains(column.type().orElseThrow()));
    }

    @Override
    public void write(Connection connection, List<Object[]> rows) throws SQLException {
      List<Object[]> sorted = rows;
      if (!order.isEmpty()) {
        sorted = new ArrayList<>(rows);
        sorted.sort(this::compare);
      }
      try (PreparedStatement statement = connection.prepareStatement(sql)) {
        for (Object[] row : sorted) {
          for (int i = 0; i < indexes.size(); i++) {
            types.get(i).bind(statement, i + 1, row[indexes.get(i)]);
          }
          statement.addBatch();
        }
        statement.executeBatch();
      }
    }

    @SuppressWarnings({"unchecked", "rawtypes"}) // A column's values are of one comparable class.
    private int compare(Object[] one, Object[] other) {
      Comparator<Comparable> order = Comparator.nullsFirst(Comparator.naturalOrder());
      for (int index : this.order) {
        int compared = order.compare((Comparable) one[index], (Comparable) other[index]);
        if (compared != 0) {
          return compared;
        }
      }
      return 0;
    }
  }
}
