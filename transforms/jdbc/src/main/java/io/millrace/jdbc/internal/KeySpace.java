package io.millrace.jdbc.internal;

import io.millrace.jdbc.dialect.ColumnType;
import java.io.Serializable;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * The values that a key can have between two of them, counted: whole numbers as they are, decimals
 * in units of their last digit, dates in days, times in microseconds.
 */
final class KeySpace {

  /** The types of keys that have such an order. */
  static final Set<ColumnType> TYPES =
      EnumSet.of(
          ColumnType.INT16,
          ColumnType.INT32,
          ColumnType.INT64,
          ColumnType.DECIMAL,
          ColumnType.DATE,
          ColumnType.TIMESTAMP,
          ColumnType.TIMESTAMPTZ);

  private static final BigInteger MICROS = BigInteger.valueOf(1_000_000);

  // Beyond them come a database's infinities, which would make all other keys one range.
  private static final LocalDate FIRST_DATE = LocalDate.of(1, 1, 1);
  private static final LocalDate LAST_DATE = LocalDate.of(9999, 12, 31);

  private final ColumnType type;
  private final int scale;
  private final BigInteger min;
  private final BigInteger size;

  private KeySpace(ColumnType type, int scale, BigInteger min, BigInteger size) {
    this.type = type;
    this.scale = scale;
    this.min = min;
    this.size = size;
  }

  /** The space from {@code min} to {@code max}, both in it. */
  static KeySpace between(ColumnType type, Object min, Object max) {
    int scale =
        type == ColumnType.DECIMAL
            ? Math.max(0, Math.max(((BigDecimal) min).scale(), ((BigDecimal) max).scale()))
            : 0;
    BigInteger first = ordinal(type, scale, min);
    BigInteger last = ordinal(type, scale, max);
    return new KeySpace(type, scale, first, last.subtract(first).add(BigInteger.ONE));
  }

  /**
   * The values that cut the space into ranges of equal width, ascending: one less than ranges, and
   * never more ranges than values.
   */
  List<Serializable> cuts(int ranges) {
    BigInteger count = BigInteger.valueOf(ranges).min(size).max(BigInteger.ONE);
    List<Serializable> cuts = new ArrayList<>();
    for (int i = 1; i < count.intValueExact(); i++) {
      cuts.add(value(min.add(size.multiply(BigInteger.valueOf(i)).divide(count))));
    }
    return cuts;
  }

  private static BigInteger ordinal(ColumnType type, int scale, Object value) {
    return switch (type) {
      case INT16, INT32, INT64 -> BigInteger.valueOf(((Number) value).longValue());
      case DECIMAL -> ((BigDecimal) value).setScale(scale).unscaledValue();
      case DATE -> BigInteger.valueOf(clamped((LocalDate) value).toEpochDay());
      case TIMESTAMP -> micros(((LocalDateTime) value).toInstant(ZoneOffset.UTC));
      case TIMESTAMPTZ -> micros((Instant) value);
      default -> throw new AssertionError(type);
    };
  }

  private Serializable value(BigInteger ordinal) {
    return switch (type) {
      case INT16 -> ordinal.shortValueExact();
      case INT32 -> ordinal.intValueExact();
      case INT64 -> ordinal.longValueExact();
      case DECIMAL -> new BigDecimal(ordinal, scale);
      case DATE -> LocalDate.ofEpochDay(ordinal.longValueExact());
      case TIMESTAMP -> LocalDateTime.ofInstant(instant(ordinal), ZoneOffset.UTC);
      case TIMESTAMPTZ -> instant(ordinal);
      default -> throw new AssertionError(type);
    };
  }

  private static LocalDate clamped(LocalDate date) {
    return date.isBefore(FIRST_DATE) ? FIRST_DATE : date.isAfter(LAST_DATE) ? LAST_DATE : date;
  }

  private static BigInteger micros(Instant instant) {
    Instant first = FIRST_DATE.atStartOfDay().toInstant(ZoneOffset.UTC);
    Instant last = LAST_DATE.atTime(23, 59, 59, 999_999_000).toInstant(ZoneOffset.UTC);
    Instant clamped = instant.isBefore(first) ? first : instant.isAfter(last) ? last : instant;
    return BigInteger.valueOf(clamped.getEpochSecond())
        .multiply(MICROS)
        .add(BigInteger.valueOf(clamped.getNano() / 1000));
  }

  private static Instant instant(BigInteger micros) {
    long value = micros.longValueExact();
    long perSecond = MICROS.longValueExact();
    return Instant.ofEpochSecond(
        Math.floorDiv(value, perSecond), Math.floorMod(value, perSecond) * 1000L);
  }
}
