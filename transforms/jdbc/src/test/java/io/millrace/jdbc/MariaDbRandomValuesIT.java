package io.millrace.jdbc;

import io.millrace.jdbc.dialect.ColumnType;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import org.junit.jupiter.api.extension.RegisterExtension;

class MariaDbRandomValuesIT implements RandomValuesContract {

  @RegisterExtension static final TestDatabase TEST = TestDatabase.mariaDb();

  @Override
  public TestDatabase test() {
    return TEST;
  }

  @Override
  public List<String> columns() {
    return List.of(
        "tinyint",
        "tinyint unsigned",
        "smallint",
        "mediumint",
        "int unsigned",
        "bigint",
        "bigint unsigned",
        "year",
        "float",
        "float(7, 2)",
        "double",
        "decimal(10, 2)",
        "decimal(65, 30)",
        "decimal(5, 0) unsigned",
        "bit(1)",
        "varchar(5)",
        "char(5)",
        "tinytext",
        "longtext",
        "varchar(5) CHARACTER SET latin1",
        "enum('a', 'b', '7')",
        "set('a', 'b')",
        "binary(4)",
        "varbinary(4)",
        "longblob",
        "date",
        "datetime",
        "datetime(3)",
        "datetime(6)",
        "timestamp",
        "timestamp(3)",
        "time",
        "time(6)",
        "uuid");
  }

  @Override
  public String has(String column, ColumnType from, Object value) {
    return switch (from) {
      case BOOLEAN -> "v + 0 = " + value;
      case STRING ->
          "hex(CONVERT(v USING utf8mb4)) = upper('%s')".formatted(RandomValuesContract.utf8(value));
      case BYTES -> "hex(v) = upper('%s')".formatted(RandomValuesContract.hex(value));
      case UUID -> "CAST(v AS char) = '%s'".formatted(value);
      case DATE -> text(value + (column.equals("date") ? "" : " 00:00:00"));
      case TIME -> text(RandomValuesContract.time((LocalTime) value));
      case TIMESTAMP ->
          text(
              column.equals("date")
                  ? ((LocalDateTime) value).toLocalDate().toString()
                  : RandomValuesContract.time((LocalDateTime) value));
      case TIMESTAMPTZ -> text(RandomValuesContract.time(RandomValuesContract.utc(value)));
      default -> number(column, value);
    };
  }

  // Zeros at the end of the digits of a second, and a point before none, say nothing.
  private static String text(String expected) {
    String digits = expected.contains(".") ? expected.replaceAll("\\.?0+$", "") : expected;
    return "if(locate('.', CAST(v AS char)) > 0, TRIM(TRAILING '.' FROM TRIM(TRAILING '0' FROM"
        + " CAST(v AS char))),"
        + " CAST(v AS char)) = '%s'".formatted(digits);
  }

  private static String number(String column, Object value) {
    String literal = RandomValuesContract.number(value);
    return column.startsWith("float") || column.equals("double")
        ? "v = %se0".formatted(value instanceof BigDecimal ? literal : exact((Number) value))
        : "v + 0 = %s".formatted(literal);
  }

  private static String exact(Number value) {
    return new BigDecimal(value.doubleValue()).toPlainString();
  }
}
