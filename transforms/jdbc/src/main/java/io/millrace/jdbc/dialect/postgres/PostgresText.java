package io.millrace.jdbc.dialect.postgres;

import io.millrace.jdbc.dialect.ColumnType;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.SignStyle;
import java.time.temporal.ChronoField;
import java.util.HexFormat;
import java.util.Locale;

/** Values as PostgreSQL writes them. */
final class PostgresText {

  private static final String INFINITY = "infinity";
  private static final int LAST_OF_FOUR_DIGITS = 9_999;
  private static final Instant AFTER_ALL = OffsetDateTime.MAX.toInstant();
  private static final Instant BEFORE_ALL = OffsetDateTime.MIN.toInstant();

  /** Years of at least four digits, with their era: {@code 0044-03-15 BC}. */
  private static final DateTimeFormatter DATE =
      new DateTimeFormatterBuilder()
          .appendValue(ChronoField.YEAR_OF_ERA, 4, 9, SignStyle.NEVER)
          .appendPattern("-MM-dd")
          .toFormatter(Locale.ROOT);

  private PostgresText() {}

  /** The value as text, null for null. */
  static String of(ColumnType type, Object value) {
    if (value == null) {
      return null;
    }
    return switch (type) {
      case BYTES -> "\\x" + HexFormat.of().formatHex((byte[]) value);
      case DATE -> date((LocalDate) value);
      case TIMESTAMP -> timestamp((LocalDateTime) value, "");
      case TIMESTAMPTZ -> instant((Instant) value);
      default -> value.toString();
    };
  }

  // The driver reads the two infinities as the extreme values of java.time.
  private static String date(LocalDate date) {
    if (date.equals(LocalDate.MAX) || date.equals(LocalDate.MIN)) {
      return date.equals(LocalDate.MAX) ? INFINITY : "-" + INFINITY;
    }
    return day(date) + era(date);
  }

  private static String timestamp(LocalDateTime time, String zone) {
    if (time.equals(LocalDateTime.MAX) || time.equals(LocalDateTime.MIN)) {
      return time.equals(LocalDateTime.MAX) ? INFINITY : "-" + INFINITY;
    }
    LocalDate date = time.toLocalDate();
    return day(date) + " " + time.toLocalTime() + zone + era(date);
  }

  private static String instant(Instant instant) {
    if (instant.equals(AFTER_ALL) || instant.equals(BEFORE_ALL)) {
      return instant.equals(AFTER_ALL) ? INFINITY : "-" + INFINITY;
    }
    return timestamp(LocalDateTime.ofInstant(instant, ZoneOffset.UTC), "Z");
  }

  // The same as the formatter's for years of four digits, and several times faster.
  private static String day(LocalDate date) {
    return date.getYear() >= 1 && date.getYear() <= LAST_OF_FOUR_DIGITS
        ? date.toString()
        : DATE.format(date);
  }

  private static String era(LocalDate date) {
    return date.getYear() < 1 ? " BC" : "";
  }
}
