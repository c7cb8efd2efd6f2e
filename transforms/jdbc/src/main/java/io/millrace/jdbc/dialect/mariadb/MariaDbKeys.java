package io.millrace.jdbc.dialect.mariadb;

import io.millrace.jdbc.dialect.Column;
import io.millrace.jdbc.dialect.Table;
import io.millrace.jdbc.dialect.UniqueKey;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The unique keys of a table of MariaDB, and what they mean for {@code ON DUPLICATE KEY UPDATE},
 * which overwrites the row that has any of its keys in common with the new one.
 *
 * @param keys by name; {@code PRIMARY} first
 * @param generated the column that is {@code AUTO_INCREMENT}, if there is one
 */
record MariaDbKeys(Table table, Map<String, Parts> keys, Set<String> generated) {

  private static final String PRIMARY = "PRIMARY";

  /**
   * A key.
   *
   * @param whole whether it is over whole columns, and not over the beginning of one
   */
  record Parts(List<String> columns, boolean whole) {}

  static MariaDbKeys of(Connection connection, Table table) throws SQLException {
    String sql =
        """
        SELECT s.index_name, s.column_name, s.sub_part, c.extra
        FROM information_schema.statistics s
        LEFT JOIN information_schema.columns c ON c.table_schema = s.table_schema
          AND c.table_name = s.table_name AND c.column_name = s.column_name
        WHERE s.table_schema = ? AND s.table_name = ? AND s.non_unique = 0
        ORDER BY s.index_name <> 'PRIMARY', s.index_name, s.seq_in_index
        """;
    Map<String, List<String>> columns = new LinkedHashMap<>();
    Set<String> partial = new HashSet<>();
    Set<String> generated = new HashSet<>();
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setString(1, table.schema());
      statement.setString(2, table.name());
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          String column = String.valueOf(row.getString(2));
          columns.computeIfAbsent(row.getString(1), name -> new ArrayList<>()).add(column);
          if (row.getString(2) == null || row.getString(3) != null) {
            partial.add(row.getString(1));
          }
          if (String.valueOf(row.getString(4)).contains("auto_increment")) {
            generated.add(column);
          }
        }
      }
    }
    Map<String, Parts> keys = new LinkedHashMap<>();
    columns.forEach(
        (name, parts) -> keys.put(name, new Parts(List.copyOf(parts), !partial.contains(name))));
    return new MariaDbKeys(table, keys, generated);
  }

  List<UniqueKey> overWholeColumns() {
    return keys.entrySet().stream()
        .filter(key -> key.getValue().whole())
        .map(
            key -> {
              boolean primary = key.getKey().equals(PRIMARY);
              return new UniqueKey(
                  primary ? "primary key" : key.getKey(),
                  key.getValue().columns(),
                  primary,
                  !primary);
            })
        .toList();
  }

  /**
   * Checks that a row with one of its keys in common with a new row has this key in common with it.
   *
   * <p>So it is where another key includes this one, and where another key has a new number for
   * each new row.
   *
   * @param written the columns that are written
   * @throws IllegalArgumentException if there is another key
   */
  void checkOnly(List<Column> key, List<Column> written) {
    Set<String> names = names(key);
    Set<String> numbered = new HashSet<>(generated);
    numbered.removeAll(names(written));
    keys.forEach(
        (name, parts) -> {
          boolean includesKey = parts.whole() && parts.columns().containsAll(names);
          if (!includesKey && parts.columns().stream().noneMatch(numbered::contains)) {
            throw new IllegalArgumentException(
                ("table %s must have no unique key but (%s), has %s (%s): MariaDB would overwrite"
                        + " the row of that one as well; drop it, or write by update or insert")
                    .formatted(
                        table,
                        String.join(", ", key.stream().map(Column::name).toList()),
                        name,
                        String.join(", ", parts.columns())));
          }
        });
  }

  private static Set<String> names(List<Column> columns) {
    return columns.stream().map(Column::name).collect(Collectors.toSet());
  }

  /** Whether a column is of texts that are equal only where all their bytes are. */
  static boolean comparesBytes(Connection connection, Table table, Column column)
      throws SQLException {
    String sql =
        """
        SELECT collation_name LIKE '%nopad\\_bin' FROM information_schema.columns
        WHERE table_schema = ? AND table_name = ? AND column_name = ?
        """;
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setString(1, table.schema());
      statement.setString(2, table.name());
      statement.setString(3, column.name());
      try (ResultSet row = statement.executeQuery()) {
        return row.next() && row.getBoolean(1);
      }
    }
  }
}
