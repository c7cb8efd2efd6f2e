package io.millrace.jdbc;

import io.millrace.jdbc.dialect.ColumnType;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.List;
import org.junit.jupiter.api.extension.RegisterExtension;

class PostgresRandomValuesIT implements RandomValuesContract {

  @RegisterExtension static final TestDatabase TEST = TestDatabase.postgres();

  @Override
  public TestDatabase test() {
    return TEST;
  }

  @Override
  public List<String> columns() {
    return List.of(
        "smallint",
        "integer",
        "bigint",
        "oid",
        "real",
        "double precision",
        "numeric",
        "numeric(10, 2)",
        "numeric(2, -3)",
        "numeric(3, 3)",
        "boolean",
        "text",
        "varchar(5)",
        "char(5)",
        "name",
        "\"char\"",
        "bytea",
        "date",
        "time",
        "time(0)",
        "timestamp",
        "timestamp(0)",
        "timestamp(3)",
        "timestamptz",
        "timestamptz(2)",
        "uuid");
  }

  @Override
  public String has(String column, ColumnType from, Object value) {
    return switch (from) {
      case BOOLEAN -> "v = " + value;
      case STRING ->
          "rtrim(v::text%s) = rtrim(convert_from('\\x%s', 'UTF8')%s)"
              .formatted(blanks(column), RandomValuesContract.utf8(value), blanks(column));
      case BYTES -> "v = '\\x%s'".formatted(RandomValuesContract.hex(value));
      case UUID -> "v::text = '%s'".formatted(value);
      case DATE -> "v = '%s'::date".formatted(date((LocalDate) value));
      case TIME -> "v = '%s'::time".formatted(time((LocalTime) value));
      case TIMESTAMP ->
          column.equals("date")
              ? midnight((LocalDateTime) value)
              : "v = '%s'::timestamp".formatted(timestamp((LocalDateTime) value));
      case TIMESTAMPTZ ->
          column.startsWith("timestamptz")
              ? "v = '%s'::timestamptz".formatted(instant(value, "Z"))
              : "v = '%s'::timestamp".formatted(instant(value, ""));
      default -> number(column, value);
    };
  }

  // Of char(n) blanks at the end are no part.
  private static String blanks(String column) {
    return column.equals("char(5)") ? "" : ", ''";
  }

  private static String number(String column, Object value) {
    double number = ((Number) value).doubleValue();
    if (!Double.isFinite(number)) {
      return "v::text = '%s'".formatted(value);
    }
    String literal = RandomValuesContract.number(value);
    return switch (column) {
      case "oid" -> "v::bigint = %s".formatted(literal);
      case "boolean" -> "v::int = %s".formatted(literal);
      case "double precision" -> real8(value);
      case "real" -> real4(value);
      default -> "v::numeric = %s".formatted(literal);
    };
  }

  /** By its bits: texts of the same number differ between Java and PostgreSQL. */
  private static String real8(Object value) {
    double stored = ((Number) value).doubleValue();
    return isKept(value, new BigDecimal(stored), Double.toString(stored))
        ? "float8send(v) = '\\x%016x'".formatted(Double.doubleToLongBits(stored))
        : "false";
  }

  private static String real4(Object value) {
    float stored = ((Number) value).floatValue();
    return isKept(value, new BigDecimal(stored), Float.toString(stored))
        ? "float4send(v) = '\\x%08x'".formatted(Float.floatToIntBits(stored))
        : "false";
  }

  /** Whether a number is what is stored, or the decimal that this is written as. */
  private static boolean isKept(Object value, BigDecimal stored, String written) {
    if (value instanceof Double || value instanceof Float) {
      return new BigDecimal(((Number) value).doubleValue()).compareTo(stored) == 0;
    }
    BigDecimal number = new BigDecimal(value.toString());
    return number.compareTo(stored) == 0 || number.compareTo(new BigDecimal(written)) == 0;
  }

  private static String midnight(LocalDateTime time) {
    if (time.equals(LocalDateTime.MAX) || time.equals(LocalDateTime.MIN)) {
      return "v = '%s'::date".formatted(timestamp(time));
    }
    return time.toLocalTime().equals(LocalTime.MIDNIGHT)
        ? "v = '%s'::date".formatted(date(time.toLocalDate()))
        : "false";
  }

  private static String date(LocalDate date) {
    return date.equals(LocalDate.MAX)
        ? "infinity"
        : date.equals(LocalDate.MIN) ? "-infinity" : day(date) + era(date);
  }

  private static String timestamp(LocalDateTime time) {
    return time.equals(LocalDateTime.MAX)
        ? "infinity"
        : time.equals(LocalDateTime.MIN) ? "-infinity" : time(time, "");
  }

  private static String instant(Object value, String zone) {
    return value.equals(OffsetDateTime.MAX.toInstant())
        ? "infinity"
        : value.equals(OffsetDateTime.MIN.toInstant())
            ? "-infinity"
            : time(RandomValuesContract.utc(value), zone);
  }

  private static String time(LocalDateTime time, String zone) {
    return day(time.toLocalDate())
        + " "
        + RandomValuesContract.time(time.toLocalTime())
        + zone
        + era(time.toLocalDate());
  }

  private static String time(LocalTime time) {
    return time.equals(LocalTime.MAX) ? "24:00" : RandomValuesContract.time(time);
  }

  private static String day(LocalDate date) {
    int year = date.getYear() < 1 ? 1 - date.getYear() : date.getYear();
    return "%04d-%02d-%02d".formatted(year, date.getMonthValue(), date.getDayOfMonth());
  }

  private static String era(LocalDate date) {
    return date.getYear() < 1 ? " BC" : "";
  }
}
