package io.millrace.jdbc;

import static io.millrace.jdbc.dialect.ColumnType.DATE;
import static io.millrace.jdbc.dialect.ColumnType.DECIMAL;
import static io.millrace.jdbc.dialect.ColumnType.DOUBLE;
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

/** What becomes of values in columns of PostgreSQL. */
final class PostgresValueCases {

  static final List<ValueCase> ALL =
      List.of(
          ValueCase.of("numeric(10, 2)", DECIMAL)
              .keeps(new BigDecimal("1.2"), "1.20")
              .keeps(new BigDecimal("1.230000"), "1.23")
              .keeps(new BigDecimal("1E+3"), "1000.00")
              .refuses(
                  "must have at most 2 decimals", new BigDecimal("1.2345"), new BigDecimal("1E-9")),
          ValueCase.of("numeric(2, -3)", DECIMAL)
              .keeps(new BigDecimal("99000"), "99000")
              .refuses("must be a multiple of 1E3", new BigDecimal("99001")),
          ValueCase.of("numeric", DECIMAL)
              .keeps(new BigDecimal("1E-16383").multiply(new BigDecimal("1E+16383")), "1")
              .refuses("must have at most 16383 decimals", new BigDecimal("1E-16384")),
          ValueCase.of("numeric(4, 1)", DOUBLE)
              .keeps(0.5, "0.5")
              .keeps(-100.0, "-100.0")
              .refuses("must have at most 1 decimals", 0.55),
          ValueCase.of("numeric(4, 1)", DOUBLE)
              .refuses("must be finite", Double.NaN, Double.NEGATIVE_INFINITY),
          ValueCase.of("bigint", DECIMAL)
              .keeps(new BigDecimal("9223372036854775807"), "9223372036854775807")
              .keeps(new BigDecimal("-9223372036854775808.00"), "-9223372036854775808")
              .refuses(
                  "must be from -9223372036854775808 to 9223372036854775807",
                  new BigDecimal("9223372036854775808"),
                  new BigDecimal("1E+1000000000")),
          ValueCase.of("bigint", DECIMAL)
              .refuses(
                  "must be a whole number", new BigDecimal("1.5"), new BigDecimal("1E-1000000000")),
          ValueCase.of("integer", INT64)
              .keeps(2_147_483_647L, "2147483647")
              .refuses("must be from -2147483648 to 2147483647", 2_147_483_648L),
          ValueCase.of("integer", DOUBLE).keeps(-0.0, "0").refuses("must be a whole number", 0.5),
          ValueCase.of("smallint", INT64)
              .keeps(-32_768L, "-32768")
              .refuses("must be from -32768 to 32767", 32_768L),
          ValueCase.of("boolean", INT16)
              .keeps((short) 1, "t")
              .keeps((short) 0, "f")
              .refuses("must be 0, false, or 1, true", (short) 2, (short) -1),
          ValueCase.of("boolean", DECIMAL)
              .keeps(new BigDecimal("1.0"), "t")
              .refuses("must be 0, false, or 1, true", new BigDecimal("0.5")),
          ValueCase.of("real", DOUBLE)
              .keeps(0.5, "0.5")
              .keeps(Double.POSITIVE_INFINITY, "Infinity")
              .keeps(Double.NaN, "NaN")
              .refuses("must have no more digits than a float has", 0.1, 1e300),
          ValueCase.of("double precision", INT64)
              .keeps(1L << 53, "9.007199254740992e+15")
              .refuses("must have no more digits than a double has", (1L << 53) + 1),
          ValueCase.of("double precision", DECIMAL)
              .keeps(new BigDecimal("0.10"), "0.1")
              .refuses(
                  "must have no more digits than a double has",
                  new BigDecimal("0.10000000000000001"),
                  new BigDecimal("1E+400")),
          ValueCase.of("oid", INT64)
              .keeps(4_294_967_295L, "4294967295")
              .refuses("must be from 0 to 4294967295", -1L),
          ValueCase.of("text", STRING)
              .keeps("Zürich 🎉 ", "Zürich 🎉 ")
              .refuses(
                  "must not have half a surrogate pair",
                  "half \ud83d pair",
                  "\udf89",
                  "\ud83d",
                  "\udf89\ud83d"),
          ValueCase.of("varchar(5)", STRING)
              .keeps("🎉🎉🎉🎉🎉", "🎉🎉🎉🎉🎉")
              .keeps("abcd ", "abcd ")
              .refuses("must have at most 5 characters", "abcde ", "abcdef"),
          ValueCase.of("char(5)", STRING)
              .keeps("ab", "ab   ")
              .keeps(" a b", " a b ")
              .refuses("must not end in blanks", "ab ", "abcde "),
          ValueCase.of("interval(0)", STRING)
              .keeps("1 day 02:03:04", "1 day 02:03:04")
              .refuses(" of type interval(0) keeps as it is", "00:00:01.5"),
          ValueCase.of("interval day", STRING)
              .keeps("3 days", "3 days")
              .refuses(" of type interval day keeps as it is", "1 day 02:00:00"),
          ValueCase.of("timetz(0)", STRING)
              .keeps("12:00:00+02", "12:00:00+02")
              .refuses(" of type time(0) with time zone keeps as it is", "12:00:00.5+02"),
          ValueCase.of("numeric(4, 1)[]", STRING)
              .keeps("{1.5,NULL}", "{1.5,NULL}")
              .refuses(" of type numeric(4,1)[] keeps as it is", "{1.55}"),
          ValueCase.of("char(2)[]", STRING)
              .keeps("{ab}", "{ab}")
              .refuses(" of type character(2)[] keeps as it is", "{abc}"),
          ValueCase.of("name", STRING)
              .keeps("a".repeat(63), "a".repeat(63))
              .refuses("must have at most 63 bytes", "a".repeat(64), "ü".repeat(32)),
          ValueCase.of("\"char\"", STRING)
              .keeps("x", "x")
              .refuses("must have at most 1 bytes", "xy", "ü"),
          ValueCase.of("date", TIMESTAMP)
              .keeps(LocalDateTime.parse("2024-02-29T00:00:00"), "2024-02-29")
              .keeps(LocalDateTime.MAX, "infinity")
              .keeps(LocalDateTime.MIN, "-infinity")
              .refuses("must be at midnight", LocalDateTime.parse("2024-02-29T00:00:00.000001")),
          ValueCase.of("timestamp", DATE)
              .keeps(LocalDate.parse("2024-02-29"), "2024-02-29 00:00:00")
              .keeps(LocalDate.MAX, "infinity")
              .keeps(LocalDate.MIN, "-infinity")
              .refuses("must be of a year from -4712 to 294276", LocalDate.of(300_000, 1, 1)),
          ValueCase.of("timestamp(0)", TIMESTAMP)
              .keeps(LocalDateTime.parse("2026-06-24T23:59:59"), "2026-06-24 23:59:59")
              .keeps(LocalDateTime.MAX, "infinity")
              .refuses(
                  "must have at most 0 decimals of a second",
                  LocalDateTime.parse("2026-06-24T23:59:59.999999")),
          ValueCase.of("timestamp", TIMESTAMP)
              .keeps(
                  LocalDateTime.parse("2026-06-24T23:59:59.999999"), "2026-06-24 23:59:59.999999")
              .refuses(
                  "must have at most 6 decimals of a second",
                  LocalDateTime.parse("2026-06-24T23:59:59.000000001")),
          ValueCase.of("timestamp", TIMESTAMPTZ)
              .keeps(Instant.parse("2026-06-24T23:59:59Z"), "2026-06-24 23:59:59")
              .keeps(OffsetDateTime.MAX.toInstant(), "infinity")
              .refuses("must be of a year", Instant.MAX, Instant.parse("-100000-01-01T00:00:00Z")),
          ValueCase.of("timestamptz(3)", TIMESTAMPTZ)
              .keeps(OffsetDateTime.MAX.toInstant(), "infinity")
              .keeps(OffsetDateTime.MIN.toInstant(), "-infinity")
              .refuses(
                  "must have at most 3 decimals of a second",
                  Instant.parse("2026-06-24T23:59:59.1234Z")),
          ValueCase.of("timestamptz", TIMESTAMPTZ)
              .refuses(
                  "must be of a year from -4712 to 294276",
                  Instant.MAX,
                  Instant.MIN,
                  OffsetDateTime.MAX.toInstant().minusSeconds(1)),
          ValueCase.of("time(2)", TIME)
              .keeps(LocalTime.parse("23:59:59.99"), "23:59:59.99")
              .keeps(LocalTime.MAX, "24:00:00")
              .refuses(
                  "must have at most 2 decimals of a second", LocalTime.parse("23:59:59.999")));

  private PostgresValueCases() {}
}
