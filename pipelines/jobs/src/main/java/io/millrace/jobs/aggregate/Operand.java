package io.millrace.jobs.aggregate;

import io.millrace.jdbc.dialect.Column;
import io.millrace.jdbc.dialect.ColumnDefinition;
import io.millrace.jdbc.dialect.ColumnType;
import java.math.BigDecimal;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.apache.beam.sdk.values.Row;

/**
 * What an aggregate is computed of: a value of the source's rows.
 *
 * @param index which value of a row
 * @param column where it comes from; of a type that is read
 * @param orders by which of a group's rows have an order, the first of them first; empty for most
 *     aggregates
 */
public record Operand(int index, Column column, List<Order> orders) {

  private static final Set<ColumnType> FLOATING = EnumSet.of(ColumnType.FLOAT, ColumnType.DOUBLE);
  private static final int LONG_DIGITS = 19;

  /** Means and what comes of them have at least this many digits behind the point. */
  private static final int MEAN_SCALE = 16;

  /** And so many more than the values, as H2's; MariaDB's have four. */
  private static final int MORE_SCALE = 10;

  /** Keeps its own copy of the orders. */
  public Operand {
    orders = List.copyOf(orders);
  }

  ColumnType type() {
    return column.type().orElseThrow();
  }

  boolean isFloating() {
    return FLOATING.contains(type());
  }

  /** Whether its sums fit in a {@code long}, whatever table they are of. */
  boolean isSmallInteger() {
    return type() == ColumnType.INT16 || type() == ColumnType.INT32;
  }

  /** A column for values such as these. */
  ColumnDefinition same(String name) {
    return type() == ColumnType.DECIMAL
        ? decimal(name, 0, scale())
        : ColumnDefinition.of(name, type());
  }

  /**
   * A column for decimals made of these values.
   *
   * @param moreDigits how many more they have before the point
   */
  ColumnDefinition decimal(String name, int moreDigits, int scale) {
    ColumnDefinition any = ColumnDefinition.of(name, ColumnType.DECIMAL);
    return hasAnyScale() ? any : any.digits(wholeDigits() + moreDigits + scale, scale);
  }

  /** The digits before the point that a value may have. */
  int wholeDigits() {
    return type() == ColumnType.DECIMAL
        ? Math.max(column.precision() - column.scale(), 0)
        : LONG_DIGITS;
  }

  /** The digits behind the point that a value may have. */
  int scale() {
    return type() == ColumnType.DECIMAL ? Math.max(column.scale(), 0) : 0;
  }

  /** Whether its values have any number of digits behind the point. */
  boolean hasAnyScale() {
    return type() == ColumnType.DECIMAL && !column.hasScale();
  }

  /** The digits behind the point of a mean, where a value has a number of them. */
  int meanScale() {
    return Math.max(MEAN_SCALE, scale() + MORE_SCALE);
  }

  /** The same of a variance, whose values are squares. */
  int varianceScale() {
    return Math.max(MEAN_SCALE, 2 * scale() + MORE_SCALE);
  }

  /** The value of a row as a decimal, null for NULL. */
  static BigDecimal decimal(Row row, int index) {
    Object value = row.getValue(index);
    return value == null || value instanceof BigDecimal
        ? (BigDecimal) value
        : BigDecimal.valueOf(((Number) value).longValue());
  }

  /** The value of a row, which is not NULL. */
  static Number number(Row row, int index) {
    return row.getValue(index);
  }
}
