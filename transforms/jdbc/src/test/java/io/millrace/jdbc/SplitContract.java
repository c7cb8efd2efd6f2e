package io.millrace.jdbc;

import static io.millrace.jdbc.DirectRuns.elements;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.jdbc.dialect.ColumnType;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How a read is cut into splits, on every database. */
interface SplitContract {

  TestDatabase test();

  record Id(long id) {}

  @BeforeEach
  default void orders() {
    test()
        .execute(
            "DROP TABLE IF EXISTS orders",
            "CREATE TABLE orders (id bigint PRIMARY KEY, customer varchar(20))",
            "INSERT INTO orders VALUES (1, 'ann'), (2, 'bob'), (3, NULL)");
  }

  private JdbcRead<Id> ids(String table) {
    return Jdbc.read(test().database(), Id.class).table(table);
  }

  record Key(Long key) {}

  private void numbers(String table, String type, Object... values) {
    test()
        .execute(
            "DROP TABLE IF EXISTS " + table, "CREATE TABLE %s (\"key\" %s)".formatted(table, type));
    for (Object value : values) {
      test().execute("INSERT INTO %s VALUES (%s)".formatted(table, value));
    }
  }

  @Test
  default void splits_emptyTable() {
    numbers("empty_table", "bigint NOT NULL");

    JdbcRead<Key> read =
        Jdbc.read(test().database(), Key.class).table("empty_table").splitBy("key");

    assertThat(elements(read)).isEmpty();
    assertThat(read.plan(2).splits()).hasSize(1);
  }

  @Test
  default void splits_oneRow() {
    numbers("one_row", "bigint", 5);

    assertThat(elements(Jdbc.read(test().database(), Key.class).table("one_row").splitBy("key")))
        .containsExactly(new Key(5L));
  }

  @Test
  default void splits_moreThanRows() {
    JdbcRead<Id> read = ids("orders").splitInto(100);

    assertThat(elements(read)).containsExactlyInAnyOrder(new Id(1), new Id(2), new Id(3));
    assertThat(read.plan(2).splits()).hasSize(3);
  }

  @Test
  default void splits_nullKeys() {
    numbers("null_keys", "bigint", 1, "NULL", 1000, "NULL");

    assertThat(elements(Jdbc.read(test().database(), Key.class).table("null_keys").splitBy("key")))
        .containsExactlyInAnyOrder(new Key(1L), new Key(null), new Key(1000L), new Key(null));
  }

  @Test
  default void splits_onlyNullKeys() {
    numbers("only_null_keys", "bigint", "NULL", "NULL");

    assertThat(
            elements(
                Jdbc.read(test().database(), Key.class).table("only_null_keys").splitBy("key")))
        .containsExactly(new Key(null), new Key(null));
  }

  @Test
  default void splits_extremeKeys() {
    numbers("extreme_keys", "bigint", "-9223372036854775808", 0, Long.MAX_VALUE);

    assertThat(
            elements(Jdbc.read(test().database(), Key.class).table("extreme_keys").splitBy("key")))
        .containsExactlyInAnyOrder(new Key(Long.MIN_VALUE), new Key(0L), new Key(Long.MAX_VALUE));
  }

  record Day(LocalDate key) {}

  @Test
  default void splits_dates() {
    numbers("day_keys", "date", "'0001-01-01'", "'2024-02-29'", "'9999-12-31'");

    assertThat(elements(Jdbc.read(test().database(), Day.class).table("day_keys").splitBy("key")))
        .containsExactlyInAnyOrder(
            new Day(LocalDate.of(1, 1, 1)),
            new Day(LocalDate.of(2024, 2, 29)),
            new Day(LocalDate.of(9999, 12, 31)));
  }

  record Moment(Instant key) {}

  @Test
  default void splits_instants() {
    numbers(
        "moment_keys",
        test().type(ColumnType.TIMESTAMPTZ),
        test().instant("2024-01-01 00:00:00.000001"),
        test().instant("2024-01-01 00:00:00.000002"),
        test().instant("2024-01-01 00:00:00.000003"));

    JdbcRead<Moment> read =
        Jdbc.read(test().database(), Moment.class).table("moment_keys").splitBy("key").splitInto(3);

    assertThat(elements(read))
        .containsExactlyInAnyOrder(
            new Moment(Instant.parse("2024-01-01T00:00:00.000001Z")),
            new Moment(Instant.parse("2024-01-01T00:00:00.000002Z")),
            new Moment(Instant.parse("2024-01-01T00:00:00.000003Z")));
    assertThat(read.plan(1).splits()).hasSize(4);
  }

  record Price(BigDecimal key) {}

  @Test
  default void splits_decimals() {
    numbers("price_keys", "numeric(30, 3)", "-0.001", "0.000", "123456789012345678901234567.890");

    JdbcRead<Price> read =
        Jdbc.read(test().database(), Price.class).table("price_keys").splitBy("key").splitInto(7);

    assertThat(elements(read))
        .containsExactlyInAnyOrder(
            new Price(new BigDecimal("-0.001")),
            new Price(new BigDecimal("0.000")),
            new Price(new BigDecimal("123456789012345678901234567.890")));
  }

  @Test
  default void splits_sameDataForEveryNumber() {
    String values =
        IntStream.range(0, 50).mapToObj(i -> "(" + i * i + ")").collect(Collectors.joining(", "));
    test()
        .execute(
            "DROP TABLE IF EXISTS many",
            "CREATE TABLE many (id bigint PRIMARY KEY)",
            "INSERT INTO many VALUES " + values);
    List<Id> expected = IntStream.range(0, 50).mapToObj(i -> new Id((long) i * i)).toList();

    assertThat(IntStream.of(1, 2, 3, 7, 50, 100).boxed())
        .allSatisfy(
            count ->
                assertThat(elements(ids("many").splitInto(count)))
                    .containsExactlyInAnyOrderElementsOf(expected));
  }

  @Test
  default void plan_primaryKey() {
    ReadPlan plan = ids("orders").splitInto(2).fetchSize(50).plan(1);

    assertThat(plan.splitKey())
        .hasValueSatisfying(key -> assertThat(key).isEqualToIgnoringCase("id"));
    assertThat(plan.splits()).hasSize(2);
    assertThat(plan.fetchSize()).hasValue(50);
    assertThat(plan.toString())
        .containsIgnoringCase("SELECT %s FROM".formatted(test().quote("id")))
        .contains("2 splits");
  }

  @Test
  default void plan_noPrimaryKey() {
    numbers("no_key", "bigint", 1);

    ReadPlan plan = Jdbc.read(test().database(), Key.class).table("no_key").plan(4);

    assertThat(plan.splitKey()).isEqualTo(Optional.empty());
    assertThat(plan.reason()).contains("neither a primary key nor a unique one", "splitBy");
  }

  @Test
  default void splitBy_missingColumn() {
    assertThatThrownBy(() -> elements(ids("orders").splitBy("idd")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("splitBy column 'idd' is not in table");
  }
}
