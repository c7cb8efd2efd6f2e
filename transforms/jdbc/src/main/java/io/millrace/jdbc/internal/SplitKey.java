package io.millrace.jdbc.internal;

import io.millrace.jdbc.dialect.Column;
import io.millrace.jdbc.dialect.ColumnType;
import io.millrace.jdbc.dialect.Dialect;
import io.millrace.jdbc.dialect.UniqueKey;
import java.io.Serializable;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The column by whose values a read is cut into splits. */
public record SplitKey(Column column) {

  /**
   * The column that the user chose.
   *
   * @throws IllegalArgumentException if there is none of this name, or its values cannot be counted
   */
  static SplitKey named(String name, Origin origin) {
    Column column =
        origin
            .columns()
            .find(name)
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "splitBy column '%s' is not in %s, which has %s"
                            .formatted(name, origin, origin.columns())));
    if (!isCountable(column)) {
      throw new IllegalArgumentException(
          "splitBy column must be of type %s, is %s".formatted(KeySpace.TYPES, column));
    }
    return new SplitKey(column);
  }

  /** The first column of a table's primary key, if its values can be counted. */
  static Optional<SplitKey> ofPrimaryKey(Connection connection, Dialect dialect, Origin origin)
      throws SQLException {
    if (origin.table().isEmpty()) {
      return Optional.empty();
    }
    return dialect.uniqueKeys(connection, origin.table().get()).stream()
        .filter(UniqueKey::primary)
        .findFirst()
        .flatMap(key -> origin.columns().find(key.columns().get(0)))
        .filter(SplitKey::isCountable)
        .map(SplitKey::new);
  }

  /**
   * Cuts a query into ranges of equal width between the least and the greatest key.
   *
   * <p>The first range has no lower end and the last no upper one, so that no key is too small, too
   * great or too late for all of them; one more predicate has the rows whose key is NULL.
   */
  List<Predicate> predicates(Connection connection, Dialect dialect, Select source, int ranges)
      throws SQLException {
    String name = dialect.quote(column.name());
    ColumnType type = column.type().orElseThrow();
    Optional<KeySpace> space =
        space(connection, source.list("min(%1$s), max(%1$s)".formatted(name)));
    List<Serializable> cuts = space.map(keys -> keys.cuts(ranges)).orElse(List.of());
    if (cuts.isEmpty()) {
      return List.of(Predicate.all());
    }
    List<Predicate> predicates = new ArrayList<>();
    predicates.add(range(name, null, cuts.get(0)));
    for (int i = 1; i < cuts.size(); i++) {
      predicates.add(range(name, cuts.get(i - 1), cuts.get(i)));
    }
    predicates.add(range(name, cuts.get(cuts.size() - 1), null));
    if (column.nullable()) {
      String isNull = name + " IS NULL";
      predicates.add(new Predicate(isNull, type, List.of(), isNull));
    }
    return predicates;
  }

  /** The keys from {@code first} up to {@code end}, which is not in it; null for no limit. */
  private Predicate range(String name, Serializable first, Serializable end) {
    List<String> conditions = new ArrayList<>();
    List<Serializable> values = new ArrayList<>();
    if (first != null) {
      conditions.add(name + " >= ");
      values.add(first);
    }
    if (end != null) {
      conditions.add(name + " < ");
      values.add(end);
    }
    return new Predicate(
        String.join("? AND ", conditions) + "?",
        column.type().orElseThrow(),
        values,
        IntStream.range(0, values.size())
            .mapToObj(i -> conditions.get(i) + values.get(i))
            .collect(Collectors.joining(" AND ")));
  }

  private Optional<KeySpace> space(Connection connection, Select minAndMax) throws SQLException {
    ColumnType type = column.type().orElseThrow();
    try (PreparedStatement statement = connection.prepareStatement(minAndMax.sql());
        ResultSet row = statement.executeQuery()) {
      row.next();
      Object min = column.read(row, 1);
      Object max = column.read(row, 2);
      return min == null ? Optional.empty() : Optional.of(KeySpace.between(type, min, max));
    }
  }

  private static boolean isCountable(Column column) {
    return column.type().filter(KeySpace.TYPES::contains).isPresent();
  }
}
