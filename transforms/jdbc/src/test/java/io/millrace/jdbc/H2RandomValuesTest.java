package io.millrace.jdbc;

import io.millrace.jdbc.dialect.ColumnType;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import org.junit.jupiter.api.extension.RegisterExtension;

class H2RandomValuesTest implements RandomValuesContract {

  @RegisterExtension static final TestDatabase TEST = TestDatabase.h2();

  @Override
  public TestDatabase test() {
    return TEST;
  }

  @Override
  public List<String> columns() {
    return List.of(
        "tinyint",
        "smallint",
        "integer",
        "bigint",
        "real",
        "float(10)",
        "double precision",
        "decfloat(5)",
        "decfloat(100)",
        "numeric(10, 2)",
        "numeric(30, 10)",
        "boolean",
        "varchar(5)",
        "char(5)",
        "varchar_ignorecase(5)",
        "clob",
        "binary(4)",
        "varbinary(4)",
        "blob",
        "enum('a', 'b', '7')",
        "date",
        "time",
        "time(9)",
        "timestamp",
        "timestamp(0)",
        "timestamp(9)",
        "timestamp(3) with time zone",
        "timestamp(9) with time zone",
        "uuid");
  }

  @Override
  public String has(String column, ColumnType from, Object value) {
    return switch (from) {
      case BOOLEAN -> "CAST(v AS boolean) = " + value;
      case STRING ->
          "CAST(%s AS varbinary) = X'%s'"
              .formatted(
                  column.equals("char(5)") ? "rtrim(v)" : "CAST(v AS varchar)",
                  RandomValuesContract.utf8(value));
      case BYTES -> "v = X'%s'".formatted(RandomValuesContract.hex(value));
      case UUID -> "CAST(v AS varchar) = '%s'".formatted(value);
      case DATE -> "CAST(v AS timestamp(9)) = CAST(DATE '%s' AS timestamp(9))".formatted(value);
      case TIME -> "v = TIME '%s'".formatted(RandomValuesContract.time((LocalTime) value));
      case TIMESTAMP ->
          "CAST(v AS timestamp(9)) = TIMESTAMP '%s'"
              .formatted(RandomValuesContract.time((LocalDateTime) value));
      case TIMESTAMPTZ ->
          "v = TIMESTAMP %s'%s%s'"
              .formatted(
                  column.contains("zone") ? "WITH TIME ZONE " : "",
                  RandomValuesContract.time(RandomValuesContract.utc(value)),
                  column.contains("zone") ? "+00:00" : "");
      default -> number(column, value);
    };
  }

  // A float is the double that it is.
  private static Object exact(Object value) {
    return value instanceof Float single ? (Object) single.doubleValue() : value;
  }

  private static String number(String column, Object value) {
    if (!Double.isFinite(((Number) value).doubleValue())) {
      return "CAST(v AS varchar) = '%s'".formatted(value);
    }
    String literal = RandomValuesContract.number(value);
    return switch (column) {
      case "double precision" -> "v = CAST('%s' AS double precision)".formatted(exact(value));
      case "boolean" -> "CAST(v AS integer) = %s".formatted(literal);
      case "real", "float(10)" ->
          "CAST(CAST(v AS varchar) AS decfloat(1000)) = CAST('%s' AS decfloat(1000))"
              .formatted(literal);
      default -> "v = CAST('%s' AS decfloat(1000))".formatted(literal);
    };
  }
}
