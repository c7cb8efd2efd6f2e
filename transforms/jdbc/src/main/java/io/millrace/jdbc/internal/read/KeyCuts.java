package io.millrace.jdbc.internal.read;

import io.millrace.jdbc.dialect.Dialect;
import io.millrace.jdbc.dialect.Sample;
import io.millrace.jdbc.dialect.Table;
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

/**
 * Finds the keys that cut a read into ranges with about as many rows each.
 *
 * <p>The database itself orders the keys and numbers them, and gives those at even distances: that
 * holds for any type and collation, and for rows that crowd in a part of the key space. It looks at
 * a sample where it has one to give, else at all keys.
 */
record KeyCuts(Dialect dialect, List<KeyColumn> key) {

  /** The cuts, ascending: one less than ranges, or fewer where there are fewer keys. */
  List<List<Serializable>> of(
      Connection connection, Select source, Optional<Table> table, int ranges) throws SQLException {
    Optional<Sample> sample =
        table.isPresent() ? dialect.sample(connection, table.get(), ranges) : Optional.empty();
    if (sample.isEmpty()) {
      return of(connection, source, ranges);
    }
    List<List<Serializable>> cuts = of(connection, source.sampled(sample.get()), ranges);
    // A condition that few rows meet leaves too few of a sample; all rows still have to be
    // searched.
    return cuts.size() < ranges - 1
        ? of(connection, source.where(Optional.empty()).sampled(sample.get()), ranges)
        : cuts;
  }

  private List<List<Serializable>> of(Connection connection, Select source, int ranges)
      throws SQLException {
    List<List<Serializable>> cuts = new ArrayList<>();
    try (PreparedStatement statement = connection.prepareStatement(sql(source, ranges))) {
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          List<Serializable> cut = new ArrayList<>();
          for (int i = 0; i < key.size(); i++) {
            cut.add((Serializable) key.get(i).access().type().read(row, i + 1));
          }
          if (cuts.isEmpty() || !cuts.get(cuts.size() - 1).equals(cut)) {
            cuts.add(cut);
          }
        }
      }
    }
    return cuts;
  }

  // Row n + 1 begins a range where n times ranges passes a multiple of the number of rows.
  private String sql(Select source, int ranges) {
    List<String> names = IntStream.range(0, key.size()).mapToObj(i -> "k" + i).toList();
    String expressions =
        IntStream.range(0, key.size())
            .mapToObj(i -> key.get(i).access().expression() + " AS " + names.get(i))
            .collect(Collectors.joining(", "));
    // With the qualifier, for MariaDB takes a bare name for that of a selected expression.
    String order =
        key.stream()
            .map(column -> source.qualifier() + "." + column.sql())
            .collect(Collectors.joining(", "));
    String noNulls =
        key.stream()
            .map(column -> column.sql() + " IS NOT NULL")
            .collect(Collectors.joining(" AND "));
    String numbered =
        source
            .list(
                "%s, row_number() OVER (ORDER BY %s) - 1 AS n, count(*) OVER () AS total"
                    .formatted(expressions, order))
            .sql(new Predicate(noNulls, List.of(), ""));
    return "SELECT %s FROM (%s) AS numbered WHERE n > 0 AND MOD(n * %d, total) < %3$d ORDER BY n"
        .formatted(String.join(", ", names), numbered, ranges);
  }
}
