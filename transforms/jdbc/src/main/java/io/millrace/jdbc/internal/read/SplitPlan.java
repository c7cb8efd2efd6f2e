package io.millrace.jdbc.internal.read;

import io.millrace.jdbc.dialect.Column;
import io.millrace.jdbc.dialect.Dialect;
import io.millrace.jdbc.dialect.UniqueKey;
import java.io.Serializable;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How a read is cut.
 *
 * @param key empty if it is not cut
 * @param ranges of the splits, at least one; each row is in exactly one of them
 * @param reason why it is cut so, or not at all
 */
public record SplitPlan(Optional<SplitKey> key, List<KeyRange> ranges, String reason) {

  /**
   * Chooses a key and cuts by it.
   *
   * @param select what is read
   * @param splitBy the columns that the user chose; none for a key of the table
   * @param count how many ranges of the key to make, if it has as many values
   * @throws IllegalArgumentException if such a column cannot be used
   */
  public static SplitPlan of(
      Connection connection,
      Dialect dialect,
      Origin origin,
      Select select,
      List<String> splitBy,
      int count)
      throws SQLException {
    List<UniqueKey> keys = SplitKey.keys(connection, dialect, origin);
    Optional<SplitKey> key =
        splitBy.isEmpty()
            ? SplitKey.of(connection, dialect, origin, keys)
            : Optional.of(SplitKey.named(connection, dialect, origin, splitBy, keys));
    if (key.isEmpty()) {
      return new SplitPlan(
          key,
          List.of(KeyRange.ALL),
          whyNoKey(origin, keys) + "; to split, name columns with splitBy");
    }
    List<KeyColumn> columns = new ArrayList<>();
    for (Column column : key.get().columns()) {
      columns.add(KeyColumn.of(connection, dialect, origin.source().from(), column));
    }
    List<List<Serializable>> cuts =
        count == 1
            ? List.of()
            : new KeyCuts(dialect, columns).of(connection, select, origin.table(), count);
    String reason =
        count == 1
            ? "one range was asked for"
            : cuts.isEmpty()
                ? "%s has at most one value".formatted(key.get().names())
                : "by ranges of %s with about as many rows each".formatted(key.get().names());
    return new SplitPlan(key, ranges(columns, cuts), reason);
  }

  private static String whyNoKey(Origin origin, List<UniqueKey> keys) {
    if (!keys.isEmpty()) {
      return "each key of the table has a column of a type that cannot be split by";
    }
    return origin.table().isPresent()
        ? "the table has neither a primary key nor a unique one"
        : "a query has no key";
  }

  private static List<KeyRange> ranges(List<KeyColumn> key, List<List<Serializable>> cuts) {
    List<KeyRange> ranges = new ArrayList<>();
    for (int i = 0; i <= cuts.size(); i++) {
      ranges.add(
          KeyRange.between(
              key,
              i == 0 ? List.of() : cuts.get(i - 1),
              i == cuts.size() ? List.of() : cuts.get(i)));
    }
    if (key.stream().anyMatch(KeyColumn::nullable)) {
      if (cuts.isEmpty()) {
        return List.of(KeyRange.ALL);
      }
      ranges.add(KeyRange.nulls(key));
    }
    return ranges;
  }
}
