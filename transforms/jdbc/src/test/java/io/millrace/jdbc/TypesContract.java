package io.millrace.jdbc;

import static io.millrace.jdbc.DirectRuns.elements;
import static io.millrace.jdbc.DirectRuns.write;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.jdbc.dialect.ColumnDefinition;
import io.millrace.jdbc.dialect.ColumnType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.apache.beam.sdk.coders.Coder;
import org.apache.beam.sdk.coders.CoderRegistry;
import org.apache.beam.sdk.schemas.Schema;
import org.apache.beam.sdk.schemas.SchemaCoder;
import org.apache.beam.sdk.values.Row;
import org.junit.jupiter.api.Test;

/** Every type, through the database and back. */
interface TypesContract {

  TestDatabase test();

  enum Color {
    RED,
    GREEN
  }

  @SuppressWarnings("ArrayRecordComponent") // Compared component by component.
  record Everything(
      int id,
      Short small,
      Integer whole,
      Long big,
      Float single,
      Double twice,
      BigDecimal exact,
      Boolean flag,
      String text,
      byte[] bytes,
      LocalDate day,
      LocalTime time,
      LocalDateTime local,
      Instant instant,
      UUID uuid) {}

  List<ColumnDefinition> COLUMNS =
      List.of(
          ColumnDefinition.of("id", ColumnType.INT32).notNull(),
          ColumnDefinition.of("small", ColumnType.INT16),
          ColumnDefinition.of("whole", ColumnType.INT32),
          ColumnDefinition.of("big", ColumnType.INT64),
          ColumnDefinition.of("single", ColumnType.FLOAT),
          ColumnDefinition.of("twice", ColumnType.DOUBLE),
          ColumnDefinition.of("exact", ColumnType.DECIMAL),
          ColumnDefinition.of("flag", ColumnType.BOOLEAN),
          ColumnDefinition.of("text", ColumnType.STRING),
          ColumnDefinition.of("bytes", ColumnType.BYTES),
          ColumnDefinition.of("day", ColumnType.DATE),
          ColumnDefinition.of("time", ColumnType.TIME),
          ColumnDefinition.of("local", ColumnType.TIMESTAMP),
          ColumnDefinition.of("instant", ColumnType.TIMESTAMPTZ),
          ColumnDefinition.of("uuid", ColumnType.UUID));

  @Test
  default void records_everyType() throws Exception {
    Tables.create(test().database(), "every_type", COLUMNS, List.of("id"));
    Everything value =
        new Everything(
            -1,
            Short.MIN_VALUE,
            Integer.MIN_VALUE,
            Long.MIN_VALUE,
            -1.5e-30f,
            Double.MIN_VALUE,
            test().stored("-123456789012345678.901234567891"),
            true,
            "Zürich, 東京 \\ 'quoted' \"twice\" {a,b} \n\t 🎉",
            new byte[] {0, -1, 92, 39},
            LocalDate.of(1582, 10, 4),
            LocalTime.of(23, 59, 59, 999_999_000),
            LocalDateTime.of(2024, 3, 31, 2, 30, 0, 123_456_000),
            test().instants().get(0),
            UUID.fromString("00000000-0000-0000-ffff-ffffffffffff"));

    write(
        Jdbc.upsert(test().database(), Everything.class).table("every_type"),
        anyCoder(),
        List.of(value));

    assertThat(elements(Jdbc.read(test().database(), Everything.class).table("every_type")))
        .usingRecursiveFieldByFieldElementComparator()
        .containsExactly(value);
  }

  @Test
  default void records_nullInEveryColumn() throws Exception {
    Tables.create(test().database(), "every_null", COLUMNS, List.of("id"));
    Everything value =
        new Everything(
            7, null, null, null, null, null, null, null, null, null, null, null, null, null, null);

    write(
        Jdbc.upsert(test().database(), Everything.class).table("every_null"),
        anyCoder(),
        List.of(value));

    assertThat(elements(Jdbc.read(test().database(), Everything.class).table("every_null")))
        .containsExactly(value);
  }

  @Test
  default void rows_everyType() throws Exception {
    Tables.create(test().database(), "every_row", COLUMNS, List.of("id"));
    SchemaCoder<Row> coder = rowCoder("every_row");
    Schema schema = coder.getSchema();
    Row value =
        Row.withSchema(schema)
            .attachValues(
                1,
                (short) 2,
                3,
                4L,
                5.5f,
                6.6,
                test().stored("7.7"),
                false,
                "",
                new byte[0],
                LocalDate.of(9999, 12, 31),
                LocalTime.MIDNIGHT,
                LocalDateTime.of(1, 1, 1, 0, 0, 0, 1_000),
                test().instants().get(1),
                UUID.fromString("12345678-1234-1234-1234-123456789012"));
    Row nulls =
        Row.withSchema(schema)
            .attachValues(
                2, null, null, null, null, null, null, null, null, null, null, null, null, null,
                null);

    write(Jdbc.upsert(test().database()).table("every_row"), coder, List.of(value, nulls));

    assertThat(elements(Jdbc.read(test().database()).table("every_row")))
        .containsExactlyInAnyOrder(value, nulls);
  }

  record Converted(
      int id,
      Byte small,
      Long whole,
      BigInteger big,
      Double single,
      BigInteger exact,
      Color text,
      Instant local,
      OffsetDateTime instant,
      String uuid) {}

  @Test
  default void records_convertWithoutLoss() throws Exception {
    Tables.create(
        test().database(),
        "converted",
        COLUMNS.stream()
            .map(column -> column.name().equals("exact") ? test().wholeDecimal("exact") : column)
            .toList(),
        List.of("id"));
    test()
        .execute(
            "INSERT INTO converted (id, small, whole, big, single, exact, text, local, instant,"
                + " uuid) VALUES (1, -128, 2147483647, -5, 0.5, 123456789012345678901234567890,"
                + " 'GREEN', TIMESTAMP '2024-03-31 02:30:00.000001', %s,"
                    .formatted(test().instant("2024-03-31 00:30:00.000001"))
                + " '12345678-1234-1234-1234-123456789012')");

    List<Converted> elements =
        elements(Jdbc.read(test().database(), Converted.class).table("converted"));

    assertThat(elements)
        .containsExactly(
            new Converted(
                1,
                (byte) -128,
                2147483647L,
                BigInteger.valueOf(-5),
                0.5,
                new BigInteger("123456789012345678901234567890"),
                Color.GREEN,
                Instant.parse("2024-03-31T02:30:00.000001Z"),
                OffsetDateTime.parse("2024-03-31T00:30:00.000001Z"),
                "12345678-1234-1234-1234-123456789012"));
  }

  record Widened(
      int id,
      byte small,
      short whole,
      int big,
      float twice,
      long exact,
      Color text,
      Instant local,
      OffsetDateTime instant) {}

  @Test
  default void upsert_convertsWithoutLoss() throws Exception {
    Tables.create(test().database(), "widened", COLUMNS, List.of("id"));
    Widened value =
        new Widened(
            1,
            (byte) -128,
            Short.MAX_VALUE,
            Integer.MIN_VALUE,
            0.1f,
            Long.MIN_VALUE,
            Color.RED,
            Instant.parse("2024-03-31T02:30:00.000001Z"),
            OffsetDateTime.parse("2024-03-31T02:30:00.000001+02:00"));

    write(
        Jdbc.upsert(test().database(), Widened.class).table("widened"), anyCoder(), List.of(value));

    assertThat(
            test()
                .query(
                    "SELECT small, whole, big, twice, CAST(exact AS decimal(20)), text, CAST(local AS varchar(26)), instant = %s FROM widened"
                        .formatted(test().instant("2024-03-31 00:30:00.000001"))))
        .containsExactly(
            List.of(
                "-128",
                "32767",
                "-2147483648",
                "0.10000000149011612",
                "-9223372036854775808",
                "RED",
                "2024-03-31 02:30:00.000001",
                test().truth()));
  }

  record Flagged(long id, boolean flag) {}

  @Test
  default void records_nullIntoPrimitive() {
    test()
        .execute(
            "CREATE TABLE flagged (id bigint PRIMARY KEY, flag boolean)",
            "INSERT INTO flagged VALUES (1, NULL)");

    assertThatThrownBy(() -> Jdbc.read(test().database(), Flagged.class).table("flagged").columns())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll(
            "may be NULL", "component flag of Flagged", "primitive boolean", "its box");
    assertThatThrownBy(
            () ->
                elements(
                    Jdbc.read(test().database(), Flagged.class).query("SELECT * FROM flagged")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll(
            "is NULL in a row", "component flag of Flagged", "primitive boolean", "its box");
  }

  record Colored(long id, Color color) {}

  @Test
  default void records_unknownConstant() {
    test()
        .execute(
            "CREATE TABLE colored (id bigint PRIMARY KEY, color varchar(10))",
            "INSERT INTO colored VALUES (1, 'BLUE')");

    assertThatThrownBy(() -> elements(Jdbc.read(test().database(), Colored.class).table("colored")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll("component color of Colored", "'BLUE' is not a constant of Color");
  }

  record Fraction(int id, BigInteger amount) {}

  @Test
  default void records_decimalThatIsNotWhole() throws Exception {
    Tables.create(
        test().database(),
        "fraction",
        List.of(
            ColumnDefinition.of("id", ColumnType.INT32).notNull(),
            ColumnDefinition.of("amount", ColumnType.DECIMAL)),
        List.of("id"));
    test().execute("INSERT INTO fraction VALUES (1, 0.5)");

    assertThatThrownBy(
            () -> elements(Jdbc.read(test().database(), Fraction.class).table("fraction")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll("does not convert to component amount of Fraction", "BigInteger");
  }

  private SchemaCoder<Row> rowCoder(String table) throws Exception {
    return (SchemaCoder<Row>)
        Jdbc.read(test().database()).table(table).elementCoder(CoderRegistry.createDefault());
  }

  private static <T> Coder<T> anyCoder() {
    return null;
  }
}
