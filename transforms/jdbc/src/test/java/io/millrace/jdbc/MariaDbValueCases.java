package io.millrace.jdbc;

import static io.millrace.jdbc.dialect.ColumnType.BYTES;
import static io.millrace.jdbc.dialect.ColumnType.DATE;
import static io.millrace.jdbc.dialect.ColumnType.DECIMAL;
import static io.millrace.jdbc.dialect.ColumnType.DOUBLE;
import static io.millrace.jdbc.dialect.ColumnType.FLOAT;
import static io.millrace.jdbc.dialect.ColumnType.INT16;
import static io.millrace.jdbc.dialect.ColumnType.INT64;
import static io.millrace.jdbc.dialect.ColumnType.STRING;
import static io.millrace.jdbc.dialect.ColumnType.TIME;
import static io.millrace.jdbc.dialect.ColumnType.TIMESTAMP;
import static io.millrace.jdbc.dialect.ColumnType.TIMESTAMPTZ;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.List;

/** What becomes of values in columns of MariaDB. */
final class MariaDbValueCases {

  private static final String YEARS = "must be of a year from 1 to 9999";

  static final List<ValueCase> ALL =
      List.of(
          ValueCase.of("decimal(10, 2)", DECIMAL)
              .keeps(new BigDecimal("1.230"), "1.23")
              .refuses(
                  "must have at most 2 decimals",
                  new BigDecimal("1.2345"),
                  new BigDecimal("9.9999")),
          ValueCase.of("float(7, 2)", FLOAT)
              .keeps(0.25f, "0.25")
              .refuses("must have at most 2 decimals", 0.125f),
          ValueCase.of("double", DOUBLE)
              .keeps(0.1, "0.1")
              .refuses("must be finite", Double.NaN, Double.POSITIVE_INFINITY),
          ValueCase.of("float", DOUBLE)
              .keeps(0.5, "0.5")
              .refuses("must have no more digits than a float has", 0.1),
          ValueCase.of("int", DECIMAL)
              .keeps(new BigDecimal("5.0"), "5")
              .refuses("must be a whole number", new BigDecimal("1.5")),
          ValueCase.of("bit(1)", INT16)
              .keeps((short) 1, "true")
              .keeps((short) 0, "false")
              .refuses("must be 0, false, or 1, true", (short) 2),
          ValueCase.of("year", INT16)
              .keeps((short) 2024, "2024")
              .keeps((short) 0, "0000")
              .refuses("must be 0 or from 1901 to 2155", (short) 24, (short) 2_156),
          ValueCase.of("year", INT64)
              .keeps(1901L, "1901")
              .refuses("must be 0 or from 1901 to 2155", 70L),
          ValueCase.of("varchar(5)", STRING)
              .keeps("🎉🎉🎉🎉 ", "🎉🎉🎉🎉 ")
              .refuses("must have at most 5 characters", "abcde ", "abcdef"),
          ValueCase.of("longtext", STRING)
              .keeps("🎉 ", "🎉 ")
              .refuses("must not have half a surrogate pair", "half \ud83d pair", "\udf89"),
          ValueCase.of("char(5)", STRING)
              .keeps("ab", "ab")
              .refuses("must not end in blanks", "ab ", "abcde "),
          ValueCase.of("tinytext", STRING)
              .keeps("a".repeat(250) + " ".repeat(5), "a".repeat(250) + " ".repeat(5))
              .refuses("must have no blanks beyond 255 bytes", "a".repeat(255) + " "),
          ValueCase.of("enum('a', 'it''s', '7')", STRING)
              .keeps("a", "a")
              .keeps("it's", "it's")
              .keeps("7", "7")
              .refuses("must be one of the column's values", "1", "A", "a ", ""),
          ValueCase.of("set('a', 'b', 'c')", STRING)
              .keeps("a,c", "a,c")
              .keeps("", "")
              .refuses("must be some of the column's values, in their order", "3", "c,a", "A"),
          ValueCase.of("binary(4)", BYTES)
              .keeps(new byte[] {'a', 'b', 'c', 'd'}, "abcd")
              .refuses("must have 4 bytes", new byte[] {'a'}, new byte[5]),
          ValueCase.of("date", DATE)
              .keeps(LocalDate.parse("9999-12-31"), "9999-12-31")
              .keeps(LocalDate.parse("0001-01-01"), "0001-01-01")
              .refuses(
                  YEARS,
                  LocalDate.MAX,
                  LocalDate.MIN,
                  LocalDate.of(-43, 3, 15),
                  LocalDate.of(0, 1, 1),
                  LocalDate.of(12_024, 1, 1)),
          ValueCase.of("datetime(6)", TIMESTAMP)
              .keeps(LocalDateTime.parse("2024-02-29T01:02:03"), "2024-02-29 01:02:03.000000")
              .refuses(
                  YEARS,
                  LocalDateTime.MAX,
                  LocalDateTime.MIN,
                  LocalDateTime.of(-43, 3, 15, 12, 0),
                  LocalDateTime.of(12_024, 1, 1, 0, 0)),
          ValueCase.of("datetime", TIMESTAMP)
              .keeps(LocalDateTime.parse("2026-06-24T14:00:26"), "2026-06-24 14:00:26")
              .refuses(
                  "must have at most 0 decimals of a second",
                  LocalDateTime.parse("2026-06-24T14:00:26.025671"),
                  LocalDateTime.parse("2026-06-24T23:59:59.999999")),
          ValueCase.of("timestamp(3)", TIMESTAMPTZ)
              .keeps(Instant.parse("2026-06-24T14:00:26.125Z"), "2026-06-24 14:00:26.125000")
              .refuses(
                  "must have at most 3 decimals of a second",
                  Instant.parse("2026-06-24T14:00:26.0256Z")),
          ValueCase.of("datetime(6)", TIMESTAMPTZ)
              .refuses(
                  YEARS, OffsetDateTime.MAX.toInstant(), Instant.parse("-0043-03-15T00:00:00Z")),
          ValueCase.of("timestamp(6)", TIMESTAMPTZ)
              .refuses(YEARS, OffsetDateTime.MAX.toInstant(), OffsetDateTime.MIN.toInstant()),
          ValueCase.of("time(2)", TIME)
              .keeps(LocalTime.parse("23:59:59.99"), "23:59:59.99")
              .refuses(
                  "must have at most 2 decimals of a second",
                  LocalTime.parse("23:59:59.999"),
                  LocalTime.MAX));

  private MariaDbValueCases() {}
}
