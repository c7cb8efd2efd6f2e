package io.millrace.jdbc.internal.value;

import io.millrace.jdbc.dialect.value.ValueRule;
import java.io.Serializable;
import java.util.List;

/**
 * What values of a column must be.
 *
 * @param all often none
 * @param rounding whether values with too many digits are rounded
 * @param isKey whether rows are found by the column; then values are never rounded, for rows that
 *     differ could become one
 */
public record ColumnRules(List<ValueRule> all, boolean rounding, boolean isKey)
    implements Serializable {

  /** The rules of a column, of which those about digits do not hold where it is rounded. */
  public static ColumnRules of(List<ValueRule> rules, boolean rounding, boolean isKey) {
    boolean rounds = rounding && !isKey;
    return new ColumnRules(
        rules.stream().filter(rule -> !rounds || !rule.aboutDigits()).toList(), rounds, isKey);
  }

  String remedy() {
    return isKey
        ? "; round it before, the value of a key is never rounded"
        : "; round it before, or write with rounding() (--round of a job)";
  }
}
