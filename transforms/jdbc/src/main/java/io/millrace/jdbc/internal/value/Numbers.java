package io.millrace.jdbc.internal.value;

import io.millrace.jdbc.dialect.ColumnType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Numbers of one type in another, value by value.
 *
 * <p>Floating-point numbers stand for the decimals that they are written as: 0.1 is a {@code
 * double}, 0.10000000000000001 is none.
 */
final class Numbers {

  /** How many bits of whole numbers a type has for certain. */
  private static final Map<Class<?>, Integer> BITS =
      Map.of(
          Byte.class, 7,
          Short.class, 15,
          Integer.class, 31,
          Long.class, 63,
          Float.class, 24,
          Double.class, 53,
          BigInteger.class, Integer.MAX_VALUE,
          BigDecimal.class, Integer.MAX_VALUE);

  private static final int MOST_DIGITS_OF_LONG = 19;
  private static final BigDecimal LEAST = BigDecimal.valueOf(Long.MIN_VALUE);
  private static final BigDecimal GREATEST = BigDecimal.valueOf(Long.MAX_VALUE);

  private Numbers() {}

  /** From a Java type to a column; empty if one of them is no number. */
  static Optional<Function<Object, Object>> assignment(
      Class<?> from, ColumnType to, boolean rounding) {
    if (!BITS.containsKey(from)) {
      return Optional.empty();
    }
    if (to == ColumnType.BOOLEAN) {
      return Optional.of(number -> truth((Number) number));
    }
    if (!BITS.containsKey(to.javaType())) {
      return Optional.empty();
    }
    boolean widens = isWhole(from) && BITS.get(from) <= BITS.get(to.javaType());
    return Optional.of(widens ? widening(to) : checked(to, rounding));
  }

  private static boolean isWhole(Class<?> type) {
    return type != Float.class && type != Double.class && type != BigDecimal.class;
  }

  private static Function<Object, Object> widening(ColumnType to) {
    return switch (to) {
      case INT16 -> number -> ((Number) number).shortValue();
      case INT32 -> number -> ((Number) number).intValue();
      case INT64 -> number -> ((Number) number).longValue();
      case FLOAT -> number -> ((Number) number).floatValue();
      case DOUBLE -> number -> ((Number) number).doubleValue();
      default -> number -> decimal((Number) number);
    };
  }

  private static Function<Object, Object> checked(ColumnType to, boolean rounding) {
    return switch (to) {
      case INT16 ->
          number -> (short) whole((Number) number, Short.MIN_VALUE, Short.MAX_VALUE, rounding);
      case INT32 ->
          number -> (int) whole((Number) number, Integer.MIN_VALUE, Integer.MAX_VALUE, rounding);
      case INT64 -> number -> whole((Number) number, Long.MIN_VALUE, Long.MAX_VALUE, rounding);
      case FLOAT -> number -> single((Number) number, rounding);
      case DOUBLE -> number -> real((Number) number, rounding);
      default -> number -> decimal((Number) number);
    };
  }

  private static Object truth(Number number) {
    BigDecimal value = decimal(number);
    if (value.signum() != 0 && value.compareTo(BigDecimal.ONE) != 0) {
      throw new ArithmeticException("be 0, false, or 1, true");
    }
    return value.signum() != 0;
  }

  private static long whole(Number number, long least, long greatest, boolean rounding) {
    long value =
        number instanceof Long || number instanceof Integer
            ? number.longValue()
            : whole(decimal(number), rounding);
    if (value < least || value > greatest) {
      throw new ArithmeticException("be from %d to %d".formatted(least, greatest));
    }
    return value;
  }

  private static long whole(BigDecimal value, boolean rounding) {
    // Before it is written out, which for 1E1000000000 takes all memory.
    boolean isLong =
        (long) value.precision() - value.scale() <= MOST_DIGITS_OF_LONG
            && value.compareTo(LEAST) >= 0
            && value.compareTo(GREATEST) <= 0;
    if (!isLong) {
      throw new ArithmeticException("be from %s to %s".formatted(LEAST, GREATEST));
    }
    if (!rounding && value.scale() > 0 && value.stripTrailingZeros().scale() > 0) {
      throw new ArithmeticException("be a whole number");
    }
    boolean isSmall = value.precision() < value.scale();
    return isSmall ? 0 : value.setScale(0, RoundingMode.HALF_UP).longValue();
  }

  private static Object real(Number number, boolean rounding) {
    double value = number.doubleValue();
    if (number instanceof Float || number instanceof Double) {
      return value;
    }
    if (!Double.isFinite(value)
        || (!rounding && new BigDecimal(Double.toString(value)).compareTo(decimal(number)) != 0)) {
      throw new ArithmeticException("have no more digits than a double has");
    }
    return value;
  }

  // Exactly, as databases compare a real with other numbers by the double that it is.
  private static Object single(Number number, boolean rounding) {
    float value = number.floatValue();
    boolean same =
        number instanceof Double exact
            ? value == exact || exact.isNaN()
            : Float.isFinite(value) && new BigDecimal(value).compareTo(decimal(number)) == 0;
    if (!same && !(rounding && Float.isFinite(value))) {
      throw new ArithmeticException("have no more digits than a float has");
    }
    return value;
  }

  private static BigDecimal decimal(Number number) {
    if (number instanceof BigDecimal decimal) {
      return decimal;
    }
    if (!Double.isFinite(number.doubleValue())
        && (number instanceof Double || number instanceof Float)) {
      throw new ArithmeticException("be finite");
    }
    return new BigDecimal(number.toString());
  }
}
