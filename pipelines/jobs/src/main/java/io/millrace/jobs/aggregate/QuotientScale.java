package io.millrace.jobs.aggregate;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * The digits behind the point of a quotient of decimals that have no scale of their own: so many
 * that at least 16 digits count, and no fewer than the operands have. The rule is PostgreSQL's
 * ({@code select_div_scale}), which counts in digits to the base of 10,000.
 */
final class QuotientScale {

  private static final int SIGNIFICANT = 16;
  private static final int MOST = 1_000;
  private static final int DIGITS = 4;

  private QuotientScale() {}

  /** The quotient, rounded half up once. */
  static BigDecimal divide(BigDecimal dividend, BigDecimal divisor) {
    return dividend.divide(divisor, of(dividend, divisor), RoundingMode.HALF_UP);
  }

  static int of(BigDecimal dividend, BigDecimal divisor) {
    int weight = weight(dividend) - weight(divisor);
    if (firstDigit(dividend) <= firstDigit(divisor)) {
      weight--;
    }
    int scale = SIGNIFICANT - weight * DIGITS;
    return Math.min(
        Math.max(Math.max(scale, 0), Math.max(dividend.scale(), divisor.scale())), MOST);
  }

  private static int weight(BigDecimal number) {
    return number.signum() == 0
        ? 0
        : Math.floorDiv(number.precision() - number.scale() - 1, DIGITS);
  }

  private static int firstDigit(BigDecimal number) {
    return number.abs().movePointLeft(weight(number) * DIGITS).intValue();
  }
}
