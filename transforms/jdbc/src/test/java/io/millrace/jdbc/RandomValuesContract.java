package io.millrace.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.jdbc.dialect.ColumnType;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.beam.sdk.coders.RowCoder;
import org.apache.beam.sdk.schemas.Schema;
import org.apache.beam.sdk.schemas.Schema.FieldType;
import org.apache.beam.sdk.values.Row;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Made-up values of every type in columns of every type: each is there, equal as the database
 * itself compares it, or is refused, by row or before the write begins.
 *
 * <p>{@code -Dmillrace.values.count=500} sets how many values, {@code -Dmillrace.values.seed} the
 * seed.
 */
interface RandomValuesContract {

  int COUNT = Integer.getInteger("millrace.values.count", 60);
  long SEED = Long.getLong("millrace.values.seed", 1);

  TestDatabase test();

  /** The types of columns, as they are written in {@code CREATE TABLE}. */
  List<String> columns();

  /** A condition in SQL that holds if and only if the column {@code v} has this value. */
  String has(String column, ColumnType from, Object value);

  @TestFactory
  default Stream<DynamicTest> values() {
    return columns().stream().map(column -> DynamicTest.dynamicTest(column, () -> check(column)));
  }

  private void check(String column) throws Exception {
    int accepted = 0;
    for (ColumnType from : ColumnType.values()) {
      test()
          .execute(
              "DROP TABLE IF EXISTS bound",
              "DROP TABLE IF EXISTS letters",
              "CREATE TABLE bound (id integer PRIMARY KEY, v %s)".formatted(column));
      Schema schema =
          Schema.builder().addField("id", FieldType.INT32).addField("v", from.fieldType()).build();
      JdbcWrite<Row> write = Jdbc.upsert(test().database()).table("bound").deadLetters("letters");
      if (takes(write, schema)) {
        check(column, from, write, schema);
        accepted++;
      }
    }
    assertThat(accepted).as("types of values that %s takes", column).isPositive();
  }

  private static boolean takes(JdbcWrite<Row> write, Schema schema) {
    try {
      write.statement(RowCoder.of(schema));
      return true;
    } catch (IllegalArgumentException e) {
      assertThat(e).hasMessageContaining("does not take");
      return false;
    }
  }

  private void check(String column, ColumnType from, JdbcWrite<Row> write, Schema schema)
      throws Exception {
    Random random = new Random(SEED);
    List<Object> values = new ArrayList<>();
    Row[] rows = new Row[COUNT];
    for (int id = 0; id < COUNT; id++) {
      values.add(RandomValue.of(from, random));
      rows[id] = Row.withSchema(schema).attachValues(id, values.get(id));
    }

    WriteRuns.of(write, RowCoder.of(schema)).bundle(rows).publish();

    List<List<String>> stored = test().query("SELECT id FROM bound ORDER BY id");
    String conditions =
        stored.stream()
            .map(row -> Integer.parseInt(row.get(0)))
            .map(id -> "(id = %d AND %s)".formatted(id, has(column, from, values.get(id))))
            .collect(Collectors.joining(" OR "));
    if (!stored.isEmpty()) {
      List<List<String>> right =
          test().query("SELECT id FROM bound WHERE %s ORDER BY id".formatted(conditions));
      List<List<String>> wrong = new ArrayList<>(stored);
      wrong.removeAll(right);
      assertThat(wrong)
          .as(
              "%s %s in %s: %s",
              from,
              wrong.stream().map(row -> values.get(Integer.parseInt(row.get(0)))).toList(),
              column,
              wrong.stream().map(row -> found(row.get(0))).toList())
          .isEmpty();
    }
    int refused =
        Tables.exists(test().database(), "letters")
            ? Integer.parseInt(test().query("SELECT count(*) FROM letters").get(0).get(0))
            : 0;
    assertThat(stored.size() + refused).as("%s in %s", from, column).isEqualTo(COUNT);
  }

  private List<List<String>> found(String id) {
    return test().query("SELECT v FROM bound WHERE id = " + id);
  }

  /** A number as a literal of all its digits. */
  static String number(Object value) {
    return new BigDecimal(value.toString()).toPlainString();
  }

  /** The bytes of a text as hexadecimal digits. */
  static String utf8(Object text) {
    return HexFormat.of().formatHex(((String) text).getBytes(StandardCharsets.UTF_8));
  }

  static String hex(Object bytes) {
    return HexFormat.of().formatHex((byte[]) bytes);
  }

  /** Date and time of day in UTC. */
  static LocalDateTime utc(Object instant) {
    return LocalDateTime.ofInstant((Instant) instant, ZoneOffset.UTC);
  }

  /** A time as SQL writes it, with all digits; years of four digits and no era. */
  static String time(LocalDateTime time) {
    return time.toLocalDate() + " " + time(time.toLocalTime());
  }

  static String time(LocalTime time) {
    return "%tT.%09d".formatted(time, time.toNanoOfDay() % 1_000_000_000);
  }
}
