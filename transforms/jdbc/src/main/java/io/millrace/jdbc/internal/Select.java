package io.millrace.jdbc.internal;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A query in its parts, so that a condition can be added.
 *
 * @param list what is selected
 * @param from a table, or a query in parentheses
 * @param where the condition that the user gave; empty for none
 * @param groupBy the expressions that the user groups by; empty for none
 * @param origin what is read, for messages
 */
public record Select(
    String list, String from, Optional<String> where, Optional<String> groupBy, String origin) {

  private static final Pattern END = Pattern.compile("[;\\s]+$");

  /** Everything in a table. */
  public static Select fromTable(String tableSql, String origin) {
    return new Select("*", tableSql, Optional.empty(), Optional.empty(), origin);
  }

  /** Everything that a query gives. */
  public static Select fromQuery(String query) {
    // The line break ends a comment in the query's last line.
    String from = "(" + END.matcher(query).replaceFirst("") + "\n) AS q";
    return new Select("*", from, Optional.empty(), Optional.empty(), "the query");
  }

  /** The same, with another list. */
  public Select list(String newList) {
    return new Select(newList, from, where, groupBy, origin);
  }

  /** The same, where a condition holds. */
  public Select where(Optional<String> condition) {
    return new Select(list, from, condition, groupBy, origin);
  }

  /** The same in groups; the condition of a split chooses rows before they are grouped. */
  public Select groupBy(Optional<String> expressions) {
    return new Select(list, from, where, expressions, origin);
  }

  /** As one statement. */
  public String sql() {
    return sql(Predicate.all());
  }

  String sql(Predicate predicate) {
    StringBuilder sql = new StringBuilder("SELECT ").append(list).append(" FROM ").append(from);
    where.ifPresent(condition -> sql.append(" WHERE (").append(condition).append("\n)"));
    if (!predicate.sql().isEmpty()) {
      sql.append(where.isPresent() ? " AND " : " WHERE ").append(predicate.sql());
    }
    groupBy.ifPresent(expressions -> sql.append(" GROUP BY ").append(expressions));
    return sql.toString();
  }
}
