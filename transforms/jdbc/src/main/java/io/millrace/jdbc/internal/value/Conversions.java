package io.millrace.jdbc.internal.value;

import io.millrace.jdbc.dialect.Column;
import io.millrace.jdbc.dialect.ColumnType;
import io.millrace.jdbc.internal.connect.SqlText;
import java.lang.invoke.MethodType;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * Which Java types the values of a column type may be read as, and how.
 *
 * <p>Only what loses nothing is there. Where that depends on the value, as for a decimal that is to
 * be a {@code BigInteger}, the conversion throws instead of losing. No conversion is given null.
 */
public final class Conversions {

  private static final Map<Pair, Function<Object, Object>> READS =
      Map.of(
          new Pair(ColumnType.FLOAT, Double.class), value -> ((Float) value).doubleValue(),
          new Pair(ColumnType.TIMESTAMP, Instant.class),
              value -> ((LocalDateTime) value).toInstant(ZoneOffset.UTC),
          new Pair(ColumnType.TIMESTAMPTZ, OffsetDateTime.class),
              value -> ((Instant) value).atOffset(ZoneOffset.UTC),
          new Pair(ColumnType.UUID, String.class), Object::toString);

  private Conversions() {}

  /** From a column's values to those of a Java type; empty if that could lose something. */
  public static Optional<Function<Object, Object>> reading(Column column, Class<?> javaType) {
    Class<?> to = wrapped(javaType);
    ColumnType type = column.type().orElse(null);
    if (type == null) {
      return Optional.empty();
    }
    if (type.javaType() == to) {
      return Optional.of(UnaryOperator.identity());
    }
    if (to == Boolean.class && Assignments.isFlag(column)) {
      return Optional.of(Conversions::flag);
    }
    if (type == ColumnType.STRING && to.isEnum()) {
      return Optional.of(name -> constant(to, (String) name));
    }
    Function<Object, Object> listed = READS.get(new Pair(type, to));
    return listed != null ? Optional.of(listed) : WholeNumbers.reading(column, to);
  }

  private static Object flag(Object number) {
    short value = (Short) number;
    if (value != 0 && value != 1) {
      throw new IllegalArgumentException(value + " is neither 0, false, nor 1, true");
    }
    return value == 1;
  }

  private static Object constant(Class<?> type, String name) {
    for (Object constant : type.getEnumConstants()) {
      if (((Enum<?>) constant).name().equals(name)) {
        return constant;
      }
    }
    throw new IllegalArgumentException(
        "'%s' is not a constant of %s".formatted(SqlText.abbreviate(name), type.getSimpleName()));
  }

  private static Class<?> wrapped(Class<?> type) {
    return MethodType.methodType(type).wrap().returnType();
  }

  private record Pair(ColumnType column, Class<?> java) {}
}
