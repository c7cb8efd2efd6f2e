package io.millrace.jdbc.internal.value;

import io.millrace.jdbc.dialect.Column;
import io.millrace.jdbc.dialect.value.ValueRule;
import java.util.List;
import java.util.function.Function;

/**
 * What becomes of a field in its column.
 *
 * @param column where it goes
 * @param conversion from the field's type to the column's
 * @param rules that the values keep
 */
public record ColumnValue(Column column, Function<Object, Object> conversion, ColumnRules rules) {

  /** A data exception of which nothing more is known. */
  private static final String DATA_EXCEPTION = "22000";

  /** The fields of a class in a column that takes them. */
  public static ColumnValue of(Class<?> type, Column column, ColumnRules rules) {
    return new ColumnValue(
        column, Assignments.of(type, column, rules.rounding()).orElseThrow(), rules);
  }

  /**
   * The column's value of a field's.
   *
   * @throws RefusedValueException if the column would hold another one
   */
  Object of(Object field) throws RefusedValueException {
    Object value;
    try {
      value = conversion.apply(field);
    } catch (ArithmeticException e) {
      throw refused(e.getMessage(), DATA_EXCEPTION, "");
    }
    List<ValueRule> all = rules.all();
    for (int i = 0; i < all.size(); i++) {
      ValueRule rule = all.get(i);
      if (!rule.check().keeps(value)) {
        throw refused(rule.rule(), rule.sqlState(), rule.aboutDigits() ? rules.remedy() : "");
      }
    }
    return value;
  }

  private RefusedValueException refused(String rule, String sqlState, String remedy) {
    return new RefusedValueException(
        "a value for column %s must %s%s".formatted(column, rule, remedy), sqlState);
  }
}
