package io.millrace.files.internal;

import java.math.BigDecimal;
import java.math.BigInteger;

/**
 * Big numbers from texts, within bounds that PostgreSQL's numeric has as well: a dozen characters
 * such as 1e400000000 would else be a number that no sum, and no text of its digits, ever ends.
 */
final class Decimals {

  private static final int DIGITS_BEFORE_POINT = 131_072;
  private static final int DIGITS_BEHIND_POINT = 16_383;

  private Decimals() {}

  /**
   * The number that a text is.
   *
   * @throws IllegalArgumentException if it is none, or has too many digits
   */
  static BigDecimal parse(String text) {
    checkLength(text.length());
    BigDecimal number = new BigDecimal(text);
    if (isTooLarge(number)) {
      throw new IllegalArgumentException(
          "more than %d digits before the point or %d behind it"
              .formatted(DIGITS_BEFORE_POINT, DIGITS_BEHIND_POINT));
    }
    return number;
  }

  /**
   * The whole number that a text is.
   *
   * @throws IllegalArgumentException if it is none, or has too many digits
   */
  static BigInteger parseWhole(String text) {
    checkLength(text.length());
    return new BigInteger(text);
  }

  /** Whether a number has more digits than the bounds allow. */
  static boolean isTooLarge(BigDecimal number) {
    return (long) number.precision() - number.scale() > DIGITS_BEFORE_POINT
        || number.scale() > DIGITS_BEHIND_POINT;
  }

  private static void checkLength(int length) {
    if (length > DIGITS_BEFORE_POINT + DIGITS_BEHIND_POINT) {
      throw new IllegalArgumentException("more than %d digits".formatted(DIGITS_BEFORE_POINT));
    }
  }
}
