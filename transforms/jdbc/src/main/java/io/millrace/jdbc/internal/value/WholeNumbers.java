package io.millrace.jdbc.internal.value;

import io.millrace.jdbc.dialect.Column;
import io.millrace.jdbc.dialect.ColumnType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Whole numbers of columns in Java types, where they fit: each type holds all whole numbers of a
 * number of bits, and a number may go to a type that holds at least the bits of the one it is from.
 */
final class WholeNumbers {

  private static final int ANY = Integer.MAX_VALUE;
  private static final double BITS_PER_DIGIT = Math.log(10) / Math.log(2);

  private static final Map<Class<?>, Integer> BITS =
      Map.of(
          Byte.class, 7,
          Short.class, 15,
          Integer.class, 31,
          Long.class, 63,
          Float.class, 24,
          Double.class, 53,
          BigInteger.class, ANY,
          BigDecimal.class, ANY);

  private static final Map<Class<?>, Function<Number, Object>> TO =
      Map.of(
          Byte.class, Number::byteValue,
          Short.class, Number::shortValue,
          Integer.class, Number::intValue,
          Long.class, Number::longValue,
          Float.class, Number::floatValue,
          Double.class, Number::doubleValue,
          BigInteger.class, number -> exact(number).toBigIntegerExact(),
          BigDecimal.class, WholeNumbers::exact);

  private WholeNumbers() {}

  /** From a column of whole numbers to a Java type; empty if some do not fit. */
  static Optional<Function<Object, Object>> reading(Column column, Class<?> to) {
    if (to == Byte.class && column.type().orElseThrow() == ColumnType.INT16) {
      // The narrowest type that every database has: checked value by value.
      return Optional.of(number -> exact((Number) number).byteValueExact());
    }
    return convert(bits(column), to);
  }

  private static Optional<Function<Object, Object>> convert(int bits, Class<?> to) {
    return bits > 0 && bits <= BITS.getOrDefault(to, 0)
        ? Optional.of(number -> TO.get(to).apply((Number) number))
        : Optional.empty();
  }

  private static int bits(Column column) {
    return switch (column.type().orElseThrow()) {
      case INT16, INT32, INT64 -> BITS.get(column.type().orElseThrow().javaType());
      case DECIMAL -> column.scale() > 0 ? 0 : decimalBits(column.precision());
      default -> 0;
    };
  }

  private static int decimalBits(int precision) {
    return precision == 0 ? ANY : (int) Math.ceil(precision * BITS_PER_DIGIT);
  }

  private static BigDecimal exact(Number number) {
    return number instanceof BigDecimal decimal ? decimal : new BigDecimal(number.toString());
  }
}
