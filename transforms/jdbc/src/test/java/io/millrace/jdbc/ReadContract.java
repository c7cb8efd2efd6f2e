package io.millrace.jdbc;

import static io.millrace.jdbc.DirectRuns.elements;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.millrace.jdbc.dialect.Column;
import io.millrace.jdbc.dialect.ColumnType;
import io.millrace.jdbc.dialect.Dialect;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.apache.beam.sdk.schemas.Schema.Field;
import org.apache.beam.sdk.schemas.Schema.FieldType;
import org.apache.beam.sdk.schemas.logicaltypes.NanosInstant;
import org.apache.beam.sdk.values.Row;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a read does, on every database. */
interface ReadContract {

  TestDatabase test();

  /** A type of texts that are equal where they differ in case, if the database has one. */
  default String looseText() {
    return "varchar(9)";
  }

  record Order(long id, String customer, BigDecimal amount, Instant createdAt) {}

  record Id(long id) {}

  @BeforeEach
  default void orders() {
    test()
        .execute(
            "DROP TABLE IF EXISTS orders",
            "CREATE TABLE orders (id bigint PRIMARY KEY, customer varchar(20), amount numeric(12, 2)"
                + " NOT NULL, created_at %s)".formatted(test().type(ColumnType.TIMESTAMPTZ)),
            "INSERT INTO orders VALUES (1, 'ann', 1.50, %s), (2, 'bob', -2.25, NULL), (3, NULL, 0.00, %s)"
                .formatted(
                    test().instant("2024-01-01 00:00:00.000001"),
                    test().instant("2024-01-03 00:00:00")));
  }

  private JdbcRead<Order> orderRead() {
    return Jdbc.read(test().database(), Order.class).table("orders");
  }

  private JdbcRead<Id> ids(String table) {
    return Jdbc.read(test().database(), Id.class).table(table);
  }

  @Test
  default void table_records() {
    assertThat(elements(orderRead()))
        .containsExactlyInAnyOrder(
            new Order(
                1, "ann", new BigDecimal("1.50"), Instant.parse("2024-01-01T00:00:00.000001Z")),
            new Order(2, "bob", new BigDecimal("-2.25"), null),
            new Order(3, null, new BigDecimal("0.00"), Instant.parse("2024-01-03T00:00:00Z")));
  }

  @Test
  default void table_rows() {
    List<Row> rows = elements(Jdbc.read(test().database()).table("orders").where("id = 1"));

    assertThat(rows).hasSize(1);
    assertThat(rows.get(0).getValues())
        .isEqualTo(
            List.of(
                1L, "ann", new BigDecimal("1.50"), Instant.parse("2024-01-01T00:00:00.000001Z")));
    assertThat(rows.get(0).getSchema().getFields())
        .extracting(field -> field.getName().toLowerCase(Locale.ROOT), Field::getType)
        .containsExactly(
            tuple("id", FieldType.INT64.withNullable(true)),
            tuple("customer", FieldType.STRING.withNullable(true)),
            tuple("amount", FieldType.DECIMAL.withNullable(true)),
            tuple("created_at", FieldType.logicalType(new NanosInstant()).withNullable(true)));
  }

  @Test
  default void table_inOtherCase() {
    assertThat(elements(ids("ORDERS"))).hasSize(3);
    assertThat(elements(ids("Orders"))).hasSize(3);
  }

  @Test
  default void where_isTestedByTheDatabase() {
    assertThat(elements(ids("orders").where("amount < 0 -- not paid"))).containsExactly(new Id(2));
  }

  @Test
  default void where_eitherOr() {
    assertThat(elements(ids("orders").where("id = 1 OR id = 3").splitInto(3)))
        .containsExactlyInAnyOrder(new Id(1), new Id(3));
  }

  @Test
  default void groupBy_inEachSplit_afterItsCondition() {
    test()
        .execute(
            "DROP TABLE IF EXISTS sales",
            "CREATE TABLE sales (id integer PRIMARY KEY, region varchar(9), amount integer)",
            "INSERT INTO sales VALUES (1, 'n', 1), (2, 'n', 2), (3, 's', 4), (4, 'n', 8), (5, 's', 100)");
    JdbcRead<Row> read =
        Jdbc.read(test().database())
            .table("sales")
            .where("amount < 50 OR amount < 9")
            .select("region AS \"g\"", "count(*) AS \"n\"", "max(amount) AS \"m\"")
            .groupBy("region");

    assertThat(elements(read.splitInto(2)))
        .extracting(row -> row.getValue("g") + " " + row.getValue("n") + " " + row.getValue("m"))
        .containsExactlyInAnyOrder("n 2 2", "s 1 4", "n 1 8");
    assertThat(elements(read.splitInto(1)))
        .extracting(row -> row.getValue("g") + " " + row.getValue("n") + " " + row.getValue("m"))
        .containsExactlyInAnyOrder("n 3 8", "s 1 4");
  }

  /** U+FB01 is above all of Java's surrogates, and below U+1F642 which they make. */
  @Test
  default void exactText_tellsApart_textExtreme_byCodePoint() {
    test()
        .execute(
            "DROP TABLE IF EXISTS names",
            "CREATE TABLE names (name %s)".formatted(looseText()),
            "INSERT INTO names VALUES ('a'), ('A'), ('a '), ('ﬁ'), ('🙂'), (NULL)");
    Dialect dialect = test().database().dialect();
    String exact = dialect.exactText("name").orElseThrow();
    JdbcRead<Row> read = Jdbc.read(test().database()).table("names");

    assertThat(elements(read.select(exact + " AS \"g\"", "count(*) AS \"n\"").groupBy(exact)))
        .extracting(row -> row.getValue("g") + ": " + row.getValue("n"))
        .containsExactlyInAnyOrder("a: 1", "A: 1", "a : 1", "ﬁ: 1", "🙂: 1", "null: 1");
    assertThat(
            elements(
                read.select(
                    dialect.textExtreme("min", "name").orElseThrow() + " AS \"least\"",
                    dialect.textExtreme("max", "name").orElseThrow() + " AS \"greatest\"")))
        .extracting(row -> row.getValue("least") + " " + row.getValue("greatest"))
        .containsExactly("A 🙂");
  }

  @Test
  default void select_expressions() {
    List<Row> rows =
        elements(
            Jdbc.read(test().database())
                .table("orders")
                .select("id * 2 AS \"twice\"", "upper(customer) AS \"customer\"")
                .where("id = 2"));

    assertThat(rows).extracting(Row::getValues).containsExactly(List.of(4L, "BOB"));
  }

  @Test
  default void query_isOneSplit() {
    JdbcRead<Id> read =
        Jdbc.read(test().database(), Id.class).query("SELECT id + 10 AS id FROM orders; ");

    assertThat(elements(read)).containsExactlyInAnyOrder(new Id(11), new Id(12), new Id(13));
    assertThat(read.plan(2).splits()).containsExactly("the query (all rows)");
    assertThat(read.plan(2).reason()).contains("a query has no key", "splitBy");
  }

  @Test
  default void query_splitBy() {
    JdbcRead<Id> read =
        Jdbc.read(test().database(), Id.class)
            .query("WITH o AS (SELECT id FROM orders) SELECT id FROM o -- all")
            .splitBy("id")
            .splitInto(3);

    assertThat(elements(read)).containsExactlyInAnyOrder(new Id(1), new Id(2), new Id(3));
  }

  @Test
  default void table_hostileNames() {
    test()
        .execute(
            "DROP TABLE IF EXISTS \"Order; DROP TABLE orders\"",
            "CREATE TABLE \"Order; DROP TABLE orders\" (\"select\" bigint PRIMARY KEY, \"a\"\"b.c?\""
                + " varchar(9))",
            "INSERT INTO \"Order; DROP TABLE orders\" VALUES (1, 'x'), (2, 'y')");

    List<Row> rows =
        elements(Jdbc.read(test().database()).table("Order; DROP TABLE orders").splitInto(2));

    assertThat(rows)
        .extracting(Row::getValues)
        .containsExactlyInAnyOrder(List.of(1L, "x"), List.of(2L, "y"));
    assertThat(elements(ids("orders"))).hasSize(3);
  }

  @Test
  default void table_schemaAndQuotes() {
    test()
        .execute(
            "CREATE SCHEMA IF NOT EXISTS \"my.shop\"",
            "DROP TABLE IF EXISTS \"my.shop\".\"Orders\"",
            "CREATE TABLE \"my.shop\".\"Orders\" (id bigint NOT NULL)",
            "INSERT INTO \"my.shop\".\"Orders\" VALUES (7)");

    assertThat(elements(ids("\"my.shop\".orders"))).containsExactly(new Id(7));
    assertThat(elements(ids("\"my.shop\".\"Orders\""))).containsExactly(new Id(7));
    assertThatThrownBy(() -> elements(ids("\"my.shop\".\"orders\"")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll("'\"my.shop\".\"orders\"' is not in the database", "has Orders");
  }

  @Test
  default void table_ambiguousCase() {
    test()
        .execute(
            "DROP TABLE IF EXISTS \"Twin\"",
            "DROP TABLE IF EXISTS \"tWIN\"",
            "CREATE TABLE \"Twin\" (id bigint NOT NULL)",
            "CREATE TABLE \"tWIN\" (id bigint NOT NULL)");

    assertThat(elements(ids("Twin"))).isEmpty();
    assertThatThrownBy(() -> elements(ids("twin")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll("'twin' is ambiguous", "Twin", "tWIN", "exactly");
  }

  @Test
  default void table_missing() {
    assertThatThrownBy(() -> elements(ids("ordrs")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("table 'ordrs' is not in the database")
        .hasMessageMatching("(?is).*has.*orders.*");
  }

  @Test
  default void table_missingSchema() {
    assertThatThrownBy(() -> elements(ids("shop.orders")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll("schema of table 'shop.orders' is not in the database");
  }

  record Misnamed(long id, String client) {}

  @Test
  default void records_missingColumn() {
    assertThatThrownBy(() -> elements(Jdbc.read(test().database(), Misnamed.class).table("orders")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("component client of Misnamed has no column in table")
        .hasMessageMatching("(?i).*which has id, customer, amount, created_at");
  }

  record Renamed(@ColumnName("ID") long number, @ColumnName("customer") String client) {}

  @Test
  default void records_columnName() {
    assertThat(
            elements(Jdbc.read(test().database(), Renamed.class).table("orders").where("id < 3")))
        .containsExactlyInAnyOrder(new Renamed(1, "ann"), new Renamed(2, "bob"));
  }

  record Misannotated(@ColumnName("cust_id") long customer) {}

  @Test
  default void records_columnNameThatIsMissing() {
    assertThatThrownBy(
            () -> elements(Jdbc.read(test().database(), Misannotated.class).table("orders")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(
            "component customer of Misannotated has no column 'cust_id' in table");
  }

  record Lossy(int id) {}

  @Test
  default void records_typeThatLoses() {
    assertThatThrownBy(() -> elements(Jdbc.read(test().database(), Lossy.class).table("orders")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll("component id of Lossy is of type int", "without loss");
  }

  @Test
  default void rows_typeThatIsNotRead() {
    test()
        .execute(
            "DROP TABLE IF EXISTS odd",
            "CREATE TABLE odd (id bigint NOT NULL, oddity %s)"
                .formatted(test().typeThatIsNotRead()));

    assertThatThrownBy(() -> elements(Jdbc.read(test().database()).table("odd")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageMatching("(?i).*column oddity \\(\\w+.*a type that is not read.*casts.*");
    assertThat(elements(ids("odd"))).isEmpty();
  }

  @Test
  default void rows_columnsOfOneName() {
    JdbcRead<Row> read =
        Jdbc.read(test().database()).table("orders").select("id AS \"x\"", "amount AS \"x\"");

    assertThatThrownBy(() -> elements(read))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll("two are called x", "'as'");
  }

  @Test
  default void query_mistake() {
    JdbcRead<Id> read = Jdbc.read(test().database(), Id.class).query("SELECT idd FROM orders");

    assertThatThrownBy(() -> elements(read))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageMatching(
            "(?i)the database refuses the query: .*(idd.*not|unknown.*idd).*: SELECT idd FROM orders");
  }

  @Test
  default void query_notAQuery() {
    assertThatThrownBy(() -> Jdbc.describe(test().database(), "DELETE FROM orders"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("sql must be a query, is: DELETE FROM orders");
  }

  @Test
  default void where_mistake() {
    assertThatThrownBy(() -> elements(ids("orders").where("statuss = 1")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageMatching("(?is)the database refuses the query: .*statuss.*");
  }

  @Test
  default void receiver_exceptionIsPassedOn() throws Exception {
    IllegalStateException thrown = new IllegalStateException("full");

    assertThatThrownBy(
            () ->
                ids("orders")
                    .splits(1)
                    .get(0)
                    .read(
                        element -> {
                          throw thrown;
                        }))
        .isSameAs(thrown);
  }

  @Test
  default void columns_ofWhatIsRead() {
    assertThat(orderRead().columns().names())
        .usingElementComparator(String::compareToIgnoreCase)
        .containsExactly("id", "customer", "amount", "created_at");
    assertThat(
            Jdbc.read(test().database())
                .table("orders")
                .select("count(*) AS \"n\"")
                .columns()
                .names())
        .containsExactly("n");
  }

  @Test
  default void describe_query() {
    assertThat(Jdbc.describe(test().database(), "SELECT id, amount FROM orders").asList())
        .extracting(
            column -> column.name().toLowerCase(Locale.ROOT),
            column -> column.type().orElseThrow(),
            Column::nullable)
        .containsExactly(
            tuple("id", ColumnType.INT64, false), tuple("amount", ColumnType.DECIMAL, false));
  }
}
