package io.millrace.jdbc.dialect;

import java.util.Optional;

/**
 * How a query is made to look at a sample of a table.
 *
 * @param clause what stands behind the table's name, with a space before it; may be empty
 * @param condition what holds for the rows of the sample, if they are chosen by a condition
 */
public record Sample(String clause, Optional<String> condition) {

  public static Sample byClause(String clause) {
    return new Sample(" " + clause, Optional.empty());
  }

  public static Sample byCondition(String condition) {
    return new Sample("", Optional.of(condition));
  }
}
