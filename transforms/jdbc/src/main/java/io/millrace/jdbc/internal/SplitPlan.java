package io.millrace.jdbc.internal;

import io.millrace.jdbc.dialect.Dialect;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/**
 * How a read is cut.
 *
 * @param key empty if it is not cut
 * @param predicates of the splits, at least one; each row is in exactly one of them
 * @param reason why it is cut so, or not at all
 */
public record SplitPlan(Optional<SplitKey> key, List<Predicate> predicates, String reason) {

  /**
   * Chooses a key and cuts by it.
   *
   * @param splitBy the column that the user chose
   * @param ranges how many ranges of the key to make, if it has as many values
   * @throws IllegalArgumentException if that column cannot be used
   */
  public static SplitPlan of(
      Connection connection, Dialect dialect, Origin origin, Optional<String> splitBy, int ranges)
      throws SQLException {
    Optional<SplitKey> key =
        splitBy.isPresent()
            ? splitBy.map(name -> SplitKey.named(name, origin))
            : SplitKey.ofPrimaryKey(connection, dialect, origin);
    if (key.isEmpty()) {
      String rule =
          origin.table().isPresent()
              ? "the table has no primary key that begins with a number, date or timestamp"
              : "a query has no primary key";
      return whole(key, rule + "; to split, name such a column with splitBy");
    }
    if (ranges == 1) {
      return whole(key, "one range was asked for");
    }
    List<Predicate> predicates = key.get().predicates(connection, dialect, origin.source(), ranges);
    String name = key.get().column().name();
    return predicates.size() == 1
        ? whole(key, "%s has at most one value".formatted(name))
        : new SplitPlan(key, predicates, "by ranges of equal width of %s".formatted(name));
  }

  private static SplitPlan whole(Optional<SplitKey> key, String reason) {
    return new SplitPlan(key, List.of(Predicate.all()), reason);
  }
}
