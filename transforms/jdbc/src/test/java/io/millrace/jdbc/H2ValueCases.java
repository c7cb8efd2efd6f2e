package io.millrace.jdbc;

import static io.millrace.jdbc.dialect.ColumnType.BYTES;
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
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.List;

/** What becomes of values in columns of H2. */
final class H2ValueCases {

  static final List<ValueCase> ALL =
      List.of(
          ValueCase.of("numeric(10, 2)", DECIMAL)
              .keeps(new BigDecimal("1.2"), "1.20")
              .refuses("must have at most 2 decimals", new BigDecimal("1.2345")),
          ValueCase.of("decfloat(5)", DECIMAL)
              .keeps(new BigDecimal("0.00012345"), "0.00012345")
              .refuses("must have at most 5 digits", new BigDecimal("123456")),
          ValueCase.of("float(10)", DOUBLE)
              .keeps(0.5, "0.5")
              .refuses("must have no more digits than a float has", 0.1),
          ValueCase.of("bigint", DECIMAL)
              .keeps(new BigDecimal("5.0"), "5")
              .refuses("must be a whole number", new BigDecimal("1.5")),
          ValueCase.of("integer", INT64)
              .keeps(2_147_483_647L, "2147483647")
              .refuses("must be from -2147483648 to 2147483647", 2_147_483_648L),
          ValueCase.of("boolean", INT16)
              .keeps((short) 1, "TRUE")
              .refuses("must be 0, false, or 1, true", (short) 2),
          ValueCase.of("varchar(5)", STRING)
              .keeps("abcd ", "abcd ")
              .refuses("must have at most 5 characters", "abcde ", "abcdef"),
          ValueCase.of("clob", STRING)
              .keeps("🎉 ", "🎉 ")
              .refuses("must not have half a surrogate pair", "half \ud83d pair"),
          ValueCase.of("char(5)", STRING)
              .keeps("ab", "ab   ")
              .refuses("must not end in blanks", "ab ", "abcde "),
          ValueCase.of("binary(4)", BYTES)
              .keeps(new byte[] {'a', 'b', 'c', 'd'}, "abcd")
              .refuses("must have 4 bytes", new byte[] {'a'}, new byte[5]),
          ValueCase.of("varbinary(4)", BYTES)
              .keeps(new byte[] {'a'}, "a")
              .refuses("must have at most 4 bytes", new byte[5]),
          ValueCase.of("enum('a', 'it''s')", STRING)
              .keeps("a", "a")
              .keeps("it's", "it's")
              .refuses("must be one of the column's values", "A", "a ", "1"),
          ValueCase.of("date", TIMESTAMP)
              .refuses("must be of a year", LocalDateTime.MAX, LocalDateTime.MIN),
          ValueCase.of("timestamp(0)", TIMESTAMP)
              .keeps(LocalDateTime.parse("2026-06-24T23:59:59"), "2026-06-24 23:59:59")
              .refuses(
                  "must have at most 0 decimals of a second",
                  LocalDateTime.parse("2026-06-24T23:59:59.999999")),
          ValueCase.of("timestamp(3) with time zone", TIMESTAMPTZ)
              .refuses(
                  "must have at most 3 decimals of a second",
                  Instant.parse("2026-06-24T23:59:59.1234Z")),
          ValueCase.of("timestamp(9) with time zone", TIMESTAMPTZ)
              .refuses(
                  "must be of a year", Instant.MAX, OffsetDateTime.MAX.toInstant(), Instant.MIN),
          ValueCase.of("time(2)", TIME)
              .keeps(LocalTime.parse("23:59:59.99"), "23:59:59.99")
              .refuses(
                  "must have at most 2 decimals of a second",
                  LocalTime.parse("23:59:59.999"),
                  LocalTime.MAX));

  private H2ValueCases() {}
}
