package io.millrace.jdbc.internal.read;

import io.millrace.jdbc.dialect.Column;
import io.millrace.jdbc.dialect.Columns;
import io.millrace.jdbc.dialect.Dialect;
import io.millrace.jdbc.dialect.UniqueKey;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The columns by whose values a read is cut into splits.
 *
 * @param unique whether no two rows have the same values, if none of them is NULL
 */
public record SplitKey(List<Column> columns, boolean unique) {

  /**
   * The columns that the user chose.
   *
   * @param keys the unique keys of what is read
   * @throws IllegalArgumentException if there is none of such a name, or it has a type that is not
   *     read, or none to split by
   */
  static SplitKey named(
      Connection connection,
      Dialect dialect,
      Origin origin,
      List<String> names,
      List<UniqueKey> keys)
      throws SQLException {
    List<Column> columns = names.stream().map(name -> named(name, origin)).toList();
    for (Column column : columns) {
      Optional<String> refusal = dialect.keyRefusal(connection, origin.table(), column);
      if (refusal.isPresent()) {
        throw new IllegalArgumentException("splitBy column %s %s".formatted(column, refusal.get()));
      }
    }
    Set<String> stored = new HashSet<>(Columns.of(columns).names());
    boolean unique = keys.stream().anyMatch(key -> stored.containsAll(key.columns()));
    return new SplitKey(columns, unique);
  }

  private static Column named(String name, Origin origin) {
    Column column =
        origin
            .columns()
            .find(name)
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "splitBy column '%s' is not in %s, which has %s"
                            .formatted(name, origin, origin.columns())));
    if (column.type().isEmpty()) {
      throw new IllegalArgumentException(
          "splitBy column must have a type that is read, is %s".formatted(column));
    }
    return column;
  }

  /** A key that makes rows unique, the primary one if there is one, preferably without NULLs. */
  static Optional<SplitKey> of(
      Connection connection, Dialect dialect, Origin origin, List<UniqueKey> keys)
      throws SQLException {
    List<SplitKey> usable = new ArrayList<>();
    for (UniqueKey key : keys) {
      List<Column> columns =
          key.columns().stream().flatMap(name -> origin.columns().find(name).stream()).toList();
      if (columns.size() == key.columns().size()
          && areUsable(connection, dialect, origin, columns)) {
        usable.add(new SplitKey(columns, true));
      }
    }
    return usable.stream()
        .min(Comparator.comparing(key -> key.columns().stream().filter(Column::nullable).count()));
  }

  private static boolean areUsable(
      Connection connection, Dialect dialect, Origin origin, List<Column> columns)
      throws SQLException {
    for (Column column : columns) {
      if (column.type().isEmpty()
          || dialect.keyRefusal(connection, origin.table(), column).isPresent()) {
        return false;
      }
    }
    return true;
  }

  static List<UniqueKey> keys(Connection connection, Dialect dialect, Origin origin)
      throws SQLException {
    return origin.table().isPresent()
        ? dialect.rowKeys(connection, origin.table().get()).stream()
            .sorted(Comparator.comparing(key -> !key.primary()))
            .toList()
        : List.of();
  }

  /** The columns' names, for people. */
  public String names() {
    return String.join(", ", Columns.of(columns).names());
  }
}
