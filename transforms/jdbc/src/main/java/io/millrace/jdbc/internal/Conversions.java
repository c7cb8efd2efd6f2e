package io.millrace.jdbc.internal;

import io.millrace.jdbc.dialect.Column;
import io.millrace.jdbc.dialect.ColumnType;
import java.lang.invoke.MethodType;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * Which Java type may stand for which column type, and how a value gets from one to the other.
 *
 * <p>Only what loses nothing is there. Where that depends on the value, as for a decimal that is to
 * be a {@code BigInteger}, the conversion throws instead of losing. No conversion is given null.
 */
final class Conversions {

  private static final Map<Pair, Function<Object, Object>> READS =
      Map.of(
          new Pair(ColumnType.FLOAT, Double.class), value -> ((Float) value).doubleValue(),
          new Pair(ColumnType.TIMESTAMP, Instant.class),
              value -> ((LocalDateTime) value).toInstant(ZoneOffset.UTC),
          new Pair(ColumnType.TIMESTAMPTZ, OffsetDateTime.class),
              value -> ((Instant) value).atOffset(ZoneOffset.UTC),
          new Pair(ColumnType.UUID, String.class), Object::toString);

  private static final Map<Pair, Function<Object, Object>> WRITES =
      Map.of(
          new Pair(ColumnType.DOUBLE, Float.class), value -> ((Float) value).doubleValue(),
          new Pair(ColumnType.TIMESTAMP, Instant.class),
              value -> LocalDateTime.ofInstant((Instant) value, ZoneOffset.UTC),
          new Pair(ColumnType.TIMESTAMPTZ, OffsetDateTime.class),
              value -> ((OffsetDateTime) value).toInstant(),
          new Pair(ColumnType.TIMESTAMPTZ, org.joda.time.Instant.class),
              value -> Instant.ofEpochMilli(((org.joda.time.Instant) value).getMillis()),
          new Pair(ColumnType.STRING, UUID.class), Object::toString);

  private static final Set<String> FLAGS = Set.of("TINYINT", "BOOLEAN");

  private Conversions() {}

  /** From a column's values to those of a Java type; empty if that could lose something. */
  static Optional<Function<Object, Object>> reading(Column column, Class<?> javaType) {
    Class<?> to = wrapped(javaType);
    ColumnType type = column.type().orElse(null);
    if (type == null) {
      return Optional.empty();
    }
    if (type.javaType() == to) {
      return Optional.of(UnaryOperator.identity());
    }
    if (to == Boolean.class && isFlag(column)) {
      return Optional.of(Conversions::flag);
    }
    if (type == ColumnType.STRING && to.isEnum()) {
      return Optional.of(name -> constant(to, (String) name));
    }
    Function<Object, Object> listed = READS.get(new Pair(type, to));
    return listed != null ? Optional.of(listed) : WholeNumbers.reading(column, to);
  }

  /** From the values of a Java type to a column's; empty if that could lose something. */
  static Optional<Function<Object, Object>> writing(Class<?> javaType, Column column) {
    Class<?> from = wrapped(javaType);
    ColumnType type = column.type().orElse(null);
    if (type == null) {
      return Optional.empty();
    }
    if (type.javaType() == from) {
      return Optional.of(UnaryOperator.identity());
    }
    if (from == Boolean.class && isFlag(column)) {
      return Optional.of(flag -> (short) ((Boolean) flag ? 1 : 0));
    }
    if (type == ColumnType.STRING && from.isEnum()) {
      return Optional.of(constant -> ((Enum<?>) constant).name());
    }
    Function<Object, Object> listed = WRITES.get(new Pair(type, from));
    return listed != null ? Optional.of(listed) : WholeNumbers.writing(from, type);
  }

  /** A column of MariaDB's boolean, which is a tinyint and holds other numbers as well. */
  private static boolean isFlag(Column column) {
    return column.type().orElseThrow() == ColumnType.INT16 && FLAGS.contains(column.typeName());
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
