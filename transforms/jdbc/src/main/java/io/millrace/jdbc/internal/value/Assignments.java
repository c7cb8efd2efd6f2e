package io.millrace.jdbc.internal.value;

import io.millrace.jdbc.dialect.Column;
import io.millrace.jdbc.dialect.ColumnType;
import java.lang.invoke.MethodType;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * Which Java types may be written to which column type, and how.
 *
 * <p>Where it depends on the value whether something is lost, as for a decimal in a column of whole
 * numbers, the conversion throws {@link ArithmeticException} instead of losing it, with what values
 * must do for a message: {@code be a whole number}. No conversion is given null.
 */
public final class Assignments {

  private static final Map<Pair, Function<Object, Object>> LISTED =
      Map.of(
          new Pair(ColumnType.TIMESTAMP, Instant.class),
          value -> inUtc((Instant) value),
          new Pair(ColumnType.TIMESTAMP, LocalDate.class),
          Assignments::midnight,
          new Pair(ColumnType.DATE, LocalDateTime.class),
          Assignments::day,
          new Pair(ColumnType.TIMESTAMPTZ, OffsetDateTime.class),
          value -> ((OffsetDateTime) value).toInstant(),
          new Pair(ColumnType.TIMESTAMPTZ, org.joda.time.Instant.class),
          value -> Instant.ofEpochMilli(((org.joda.time.Instant) value).getMillis()),
          new Pair(ColumnType.STRING, UUID.class),
          Object::toString);

  private static final Set<String> FLAGS = Set.of("TINYINT", "BOOLEAN");

  private Assignments() {}

  /**
   * From the values of a Java type to a column's; empty if these do not go together.
   *
   * @param rounding whether numbers with too many digits are rounded and not refused
   */
  public static Optional<Function<Object, Object>> of(
      Class<?> javaType, Column column, boolean rounding) {
    Class<?> from = MethodType.methodType(javaType).wrap().returnType();
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
    Function<Object, Object> listed = LISTED.get(new Pair(type, from));
    return listed != null ? Optional.of(listed) : Numbers.assignment(from, type, rounding);
  }

  /** A column of MariaDB's boolean, which is a tinyint and holds other numbers as well. */
  public static boolean isFlag(Column column) {
    return column.type().orElseThrow() == ColumnType.INT16 && FLAGS.contains(column.typeName());
  }

  // The infinities of one type are those of the other.
  private static Object midnight(Object value) {
    LocalDate date = (LocalDate) value;
    return date.equals(LocalDate.MAX) ? LocalDateTime.MAX : date.atStartOfDay();
  }

  private static Object day(Object value) {
    LocalDateTime time = (LocalDateTime) value;
    if (!time.toLocalTime().equals(LocalTime.MIDNIGHT) && !time.equals(LocalDateTime.MAX)) {
      throw new ArithmeticException("be at midnight, as the column has no time of day");
    }
    return time.toLocalDate();
  }

  private static Object inUtc(Instant instant) {
    if (instant.equals(OffsetDateTime.MAX.toInstant())) {
      return LocalDateTime.MAX;
    }
    if (instant.equals(OffsetDateTime.MIN.toInstant())) {
      return LocalDateTime.MIN;
    }
    try {
      return LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
    } catch (DateTimeException e) {
      throw new ArithmeticException("be of a year from -999999999 to 999999999");
    }
  }

  private record Pair(ColumnType column, Class<?> java) {}
}
