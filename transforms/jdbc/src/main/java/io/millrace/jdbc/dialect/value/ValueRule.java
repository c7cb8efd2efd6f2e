package io.millrace.jdbc.dialect.value;

import java.io.Serializable;

/**
 * Something that a value must be, or its column holds another one afterwards.
 *
 * @param check whether a value, not null, of the column's type is kept as it is
 * @param rule what values must be, after "must": {@code have at most 2 decimals}
 * @param sqlState by which the SQL standard knows such a failure
 * @param aboutDigits whether the database would only round
 */
public record ValueRule(Check check, String rule, String sqlState, boolean aboutDigits)
    implements Serializable {

  private static final String NUMERIC_VALUE_OUT_OF_RANGE = "22003";
  private static final String DATETIME_FIELD_OVERFLOW = "22008";
  private static final String STRING_DATA_RIGHT_TRUNCATION = "22001";

  /** Looks at a value. */
  @FunctionalInterface
  public interface Check extends Serializable {
    boolean keeps(Object value);
  }

  static ValueRule digits(String rule, Check check) {
    return new ValueRule(check, rule, NUMERIC_VALUE_OUT_OF_RANGE, true);
  }

  static ValueRule range(String rule, Check check) {
    return new ValueRule(check, rule, NUMERIC_VALUE_OUT_OF_RANGE, false);
  }

  static ValueRule fraction(String rule, Check check) {
    return new ValueRule(check, rule, DATETIME_FIELD_OVERFLOW, true);
  }

  static ValueRule time(String rule, Check check) {
    return new ValueRule(check, rule, DATETIME_FIELD_OVERFLOW, false);
  }

  static ValueRule length(String rule, Check check) {
    return new ValueRule(check, rule, STRING_DATA_RIGHT_TRUNCATION, false);
  }
}
