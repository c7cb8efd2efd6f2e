package io.millrace.jdbc.dialect.value;

import java.math.BigDecimal;

/** What numbers must be. */
public final class NumberRules {

  private NumberRules() {}

  /** Decimals with so many digits behind the point, before it where negative. */
  public static ValueRule decimals(int scale) {
    return ValueRule.digits(
        scale < 0
            ? "be a multiple of 1E%d".formatted(-scale)
            : "have at most %d decimals".formatted(scale),
        value -> fits((BigDecimal) value, scale));
  }

  /** Floating-point numbers with so many digits behind the point, as they are written. */
  public static ValueRule decimalsOfFloats(int scale) {
    return ValueRule.digits(
        "have at most %d decimals".formatted(scale),
        value -> fits(new BigDecimal(value.toString()), scale));
  }

  private static boolean fits(BigDecimal value, int scale) {
    // Zeros at the end are looked for only where they matter.
    return value.scale() <= scale || value.stripTrailingZeros().scale() <= scale;
  }

  /** Decimals with so many digits in all. */
  public static ValueRule precision(int digits) {
    return ValueRule.digits(
        "have at most %d digits".formatted(digits),
        value ->
            ((BigDecimal) value).precision() <= digits
                || ((BigDecimal) value).stripTrailingZeros().precision() <= digits);
  }

  /** Decimals with so many digits before the point, which others would be written out for. */
  public static ValueRule digitsBeforePoint(int digits) {
    return ValueRule.range(
        "have at most %d digits before the point".formatted(digits),
        value -> {
          BigDecimal decimal = (BigDecimal) value;
          return decimal.signum() == 0 || (long) decimal.precision() - decimal.scale() <= digits;
        });
  }

  /** Neither infinite nor NaN. */
  public static ValueRule finite() {
    return ValueRule.range("be finite", value -> Double.isFinite(((Number) value).doubleValue()));
  }

  /** Whole numbers within limits. */
  public static ValueRule between(long least, long greatest) {
    return ValueRule.range(
        "be from %d to %d".formatted(least, greatest),
        value -> ((Number) value).longValue() >= least && ((Number) value).longValue() <= greatest);
  }

  /** Zero, or a whole number within limits. */
  public static ValueRule zeroOrBetween(long least, long greatest) {
    ValueRule between = between(least, greatest);
    return ValueRule.range(
        "be 0 or from %d to %d".formatted(least, greatest),
        value -> ((Number) value).longValue() == 0 || between.check().keeps(value));
  }
}
