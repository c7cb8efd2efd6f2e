package io.millrace.jdbc.internal.read;

import io.millrace.jdbc.dialect.Dialect;
import io.millrace.jdbc.dialect.Sample;
import io.millrace.jdbc.dialect.Table;
import java.io.Serializable;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A query in its parts, so that a condition can be added.
 *
 * @param list what is selected
 * @param from a table, or a query in parentheses
 * @param qualifier what stands before a column's name to mean that of {@code from}
 * @param condition that the user gave; null for none
 * @param groups the expressions that the user groups by; null for none
 * @param origin what is read, for messages
 */
public record Select(
    String list, String from, String qualifier, String condition, String groups, String origin)
    implements Serializable {

  private static final Pattern DISTINCT =
      Pattern.compile("\\s*distinct(row)?\\b", Pattern.CASE_INSENSITIVE);
  private static final Pattern END = Pattern.compile("[;\\s]+$");

  /** Everything in a table. */
  public static Select fromTable(Dialect dialect, Table table) {
    return new Select("*", table.sql(), dialect.quote(table.name()), null, null, "table " + table);
  }

  /** Everything that a query gives. */
  public static Select fromQuery(String query) {
    // The line break ends a comment in the query's last line.
    String from = "(" + END.matcher(query).replaceFirst("") + "\n) AS q";
    return new Select("*", from, "q", null, null, "the query");
  }

  /** The same, with another list. */
  public Select list(String newList) {
    return new Select(newList, from, qualifier, condition, groups, origin);
  }

  /** The same, where a condition holds. */
  public Select where(Optional<String> newCondition) {
    return new Select(list, from, qualifier, newCondition.orElse(null), groups, origin);
  }

  /** The same in groups; the condition of a split chooses rows before they are grouped. */
  public Select groupBy(Optional<String> expressions) {
    return new Select(list, from, qualifier, condition, expressions.orElse(null), origin);
  }

  /** The same, of a sample of the table's rows. */
  Select sampled(Sample sample) {
    String both =
        sample.condition().isEmpty() || condition == null
            ? sample.condition().orElse(condition)
            : "%s AND (%s\n)".formatted(sample.condition().get(), condition);
    return new Select(list, from + sample.clause(), qualifier, both, groups, origin);
  }

  /** As one statement. */
  public String sql() {
    return sql(Predicate.ALL);
  }

  /** With the key of each row behind its columns, and in its order. */
  String sql(KeyRange range) {
    String keys =
        range.key().stream()
            .map(column -> column.access().expression())
            .collect(Collectors.joining(", "));
    return list(list + ", " + keys).sql(range.predicate())
        + " ORDER BY "
        + range.orderBy(qualifier);
  }

  /**
   * Whether it gives a row for each row, the same whatever other rows are read, with the key behind
   * it: expressions may be aggregates, look at other rows or make several, or begin with DISTINCT.
   */
  public boolean takesKey(Connection connection, Dialect dialect, List<KeyRange> ranges)
      throws SQLException {
    Optional<KeyRange> range = ranges.stream().filter(KeyRange::isOrdered).findFirst();
    if (range.isEmpty()
        || groups != null
        || DISTINCT.matcher(list).lookingAt()
        || !dialect.keepsRows(connection, list, from)) {
      return false;
    }
    // An aggregate makes a row of none; not every database refuses one that has a key beside it.
    String none = "(SELECT * FROM %s WHERE 1 = 0) AS %s".formatted(from, qualifier);
    KeyRange all = KeyRange.between(range.get().key(), List.of(), List.of());
    Select ofNone = new Select(list, none, qualifier, null, null, origin);
    return Queries.isEmpty(connection, ofNone.sql(all));
  }

  String sql(Predicate predicate) {
    StringBuilder sql = new StringBuilder("SELECT ").append(list).append(" FROM ").append(from);
    if (condition != null) {
      sql.append(" WHERE (").append(condition).append("\n)");
    }
    if (!predicate.sql().isEmpty()) {
      sql.append(condition == null ? " WHERE " : " AND ").append(predicate.sql());
    }
    if (groups != null) {
      sql.append(" GROUP BY ").append(groups);
    }
    return sql.toString();
  }
}
