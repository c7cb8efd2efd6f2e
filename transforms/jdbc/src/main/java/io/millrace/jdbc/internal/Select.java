package io.millrace.jdbc.internal;

import io.millrace.jdbc.dialect.Dialect;
import io.millrace.jdbc.dialect.Table;
import java.io.Serializable;
import java.util.Optional;
import java.util.regex.Pattern;

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

  /** Whether it gives groups, and not rows. */
  boolean isGrouped() {
    return groups != null;
  }

  /** The same, of a part of the table's rows that a clause behind its name chooses. */
  Select sampled(String clause) {
    return new Select(list, from + " " + clause, qualifier, condition, groups, origin);
  }

  /** As one statement. */
  public String sql() {
    return sql(Predicate.ALL);
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
