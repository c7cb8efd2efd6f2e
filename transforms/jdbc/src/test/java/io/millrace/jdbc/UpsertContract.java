package io.millrace.jdbc;

import static io.millrace.jdbc.DirectRuns.write;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.flow.connect.SinkWriter;
import io.millrace.jdbc.dialect.ColumnType;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;
import org.apache.beam.sdk.coders.SerializableCoder;
import org.apache.beam.sdk.schemas.Schema;
import org.apache.beam.sdk.schemas.SchemaCoder;
import org.apache.beam.sdk.values.Row;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What an upsert does, on every database. */
interface UpsertContract {

  TestDatabase test();

  record Total(String customer, long orders, BigDecimal total) {}

  record Tag(String name) {}

  @BeforeEach
  default void tables() {
    test()
        .execute(
            "DROP TABLE IF EXISTS totals",
            "CREATE TABLE totals (customer varchar(5) PRIMARY KEY, orders bigint, total numeric(12,"
                + " 2), note varchar(9))",
            "DROP TABLE IF EXISTS tags",
            "CREATE TABLE tags (name varchar(9) PRIMARY KEY)");
  }

  private JdbcWrite<Total> totals() {
    return Jdbc.upsert(test().database(), Total.class).table("totals");
  }

  private static Total total(String customer, long orders, String total) {
    return new Total(customer, orders, total == null ? null : new BigDecimal(total));
  }

  private List<List<String>> storedTotals() {
    return test().query("SELECT customer, orders, total, note FROM totals ORDER BY customer");
  }

  @Test
  default void write_addsAndOverwrites() throws Exception {
    test().execute("INSERT INTO totals VALUES ('ann', 1, 1.00, 'kept'), ('eve', 9, 9.00, 'kept')");

    write(totals(), null, List.of(total("ann", 2, "2.50"), total("bob", 3, null)));

    assertThat(storedTotals())
        .containsExactly(
            List.of("ann", "2", "2.50", "kept"),
            Arrays.asList("bob", "3", null, null),
            List.of("eve", "9", "9.00", "kept"));
  }

  @Test
  default void write_twice() throws Exception {
    List<Total> elements = List.of(total("ann", 2, "2.50"), total("bob", 3, null));

    write(totals(), null, elements, elements);
    write(totals(), null, elements);

    assertThat(storedTotals())
        .containsExactly(
            Arrays.asList("ann", "2", "2.50", null), Arrays.asList("bob", "3", null, null));
  }

  record Named(@ColumnName("customer") String who, @ColumnName("ORDERS") long many) {}

  @Test
  default void write_columnName() throws Exception {
    write(
        Jdbc.upsert(test().database(), Named.class).table("totals").key("customer"),
        null,
        List.of(new Named("ann", 7)));

    assertThat(storedTotals()).containsExactly(Arrays.asList("ann", "7", null, null));
  }

  @Test
  default void write_nothing() throws Exception {
    write(totals(), null, List.of());

    assertThat(storedTotals()).isEmpty();
  }

  @Test
  default void write_oneKeyTwiceInABatch() throws Exception {
    write(
        totals(), null, List.of(total("ann", 1, "1"), total("bob", 2, "2"), total("ann", 3, "3")));

    assertThat(storedTotals())
        .containsExactly(
            Arrays.asList("ann", "3", "3.00", null), Arrays.asList("bob", "2", "2.00", null));
  }

  record Price(BigDecimal price, long count) {}

  @Test
  default void write_keysThatAreEqualAndWrittenInTwoWays() throws Exception {
    JdbcWrite<Price> prices = prices();

    write(
        prices,
        null,
        List.of(new Price(new BigDecimal("1.000"), 1), new Price(new BigDecimal("1"), 2)));

    assertThat(test().query("SELECT * FROM prices")).containsExactly(List.of("1.00", "2"));
  }

  @Test
  default void write_keyThatTheColumnWouldRound_evenWithRounding() {
    JdbcWrite<Price> prices = prices().rounding();

    assertThatThrownBy(() -> write(prices, null, List.of(new Price(new BigDecimal("1.001"), 1))))
        .isInstanceOf(SQLException.class)
        .hasMessageMatching(
            "(?i)cannot write to table .*: a value for column price \\(.*\\) must have at most 2"
                + " decimals; round it before, the value of a key is never rounded"
                + " \\(row with price = 1.001\\)");
    assertThat(test().query("SELECT * FROM prices")).isEmpty();
  }

  private JdbcWrite<Price> prices() {
    test()
        .execute(
            "DROP TABLE IF EXISTS prices",
            "CREATE TABLE prices (price numeric(9, 2) PRIMARY KEY, \"count\" bigint)");
    return Jdbc.upsert(test().database(), Price.class).table("prices");
  }

  @Test
  default void write_tableOfKeysAlone() throws Exception {
    write(
        Jdbc.upsert(test().database(), Tag.class).table("tags"),
        null,
        List.of(new Tag("a"), new Tag("b"), new Tag("a")),
        List.of(new Tag("b")));

    assertThat(test().query("SELECT name FROM tags ORDER BY name"))
        .containsExactly(List.of("a"), List.of("b"));
  }

  @Test
  default void write_rows() throws Exception {
    Schema schema =
        Schema.builder()
            .addStringField("customer")
            .addNullableInt64Field("orders")
            .addDecimalField("total")
            .build();
    Row row = Row.withSchema(schema).addValues("ann", null, new BigDecimal("5")).build();

    write(
        Jdbc.upsert(test().database()).table("totals").key("CUSTOMER"),
        SchemaCoder.of(schema),
        List.of(row, row));

    assertThat(storedTotals()).containsExactly(Arrays.asList("ann", null, "5.00", null));
  }

  record Ticket(long id) {}

  @Test
  default void write_moreThanABatch() throws Exception {
    test().execute("DROP TABLE IF EXISTS tickets", "CREATE TABLE tickets (id bigint PRIMARY KEY)");

    write(
        Jdbc.upsert(test().database(), Ticket.class).table("tickets").batchSize(10),
        null,
        LongStream.range(0, 25).mapToObj(Ticket::new).toList());

    assertThat(test().query("SELECT count(*), sum(id) FROM tickets"))
        .containsExactly(List.of("25", "300"));
  }

  record Document(long id, String text) {}

  @Test
  default void write_longTexts_inBatchesOfBoundedSize() throws Exception {
    test()
        .execute(
            "DROP TABLE IF EXISTS documents",
            "CREATE TABLE documents (id bigint PRIMARY KEY, text %s)"
                .formatted(test().type(ColumnType.STRING)));
    String megabyte = "x".repeat(1_000_000);
    SinkWriter<Document> writer =
        Jdbc.upsert(test().database(), Document.class)
            .table("documents")
            .batchBytes(8 << 20)
            .opener(null)
            .open();

    for (long id = 0; id < 9; id++) {
      writer.accept(new Document(id, megabyte));
    }

    assertThat(test().query("SELECT count(*) FROM documents")).containsExactly(List.of("9"));
    writer.close();
  }

  @Test
  default void flush_writesEachElementOnce() throws Exception {
    SinkWriter<Total> writer = totals().opener(null).open();
    writer.accept(total("ann", 1, "1"));
    writer.flush();
    test().execute("UPDATE totals SET orders = 100");

    writer.accept(total("bob", 2, "2"));
    writer.flush();
    writer.close();

    assertThat(test().query("SELECT customer, orders FROM totals ORDER BY customer"))
        .containsExactly(List.of("ann", "100"), List.of("bob", "2"));
  }

  @Test
  default void close_discardsWhatWasNotFlushed() throws Exception {
    SinkWriter<Total> writer = totals().opener(null).open();
    writer.accept(total("ann", 1, "1"));
    writer.close();

    assertThat(storedTotals()).isEmpty();
  }

  @Test
  default void write_valueThatTheDatabaseRefuses() {
    assertThatThrownBy(
            () -> write(totals(), null, List.of(total("ann", 1, "1"), total("barbara", 2, "2"))))
        .isInstanceOf(SQLException.class)
        .hasMessageMatching(
            "(?is)cannot write to table %s.totals: .*must have at most \\d characters \\(row with customer = barbara\\)"
                .formatted(test().schema()));

    assertThat(storedTotals()).isEmpty();
  }

  @Test
  default void table_missing() {
    assertThatThrownBy(() -> totals().table("totls").opener(null))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll("table 'totls' is not in the database");
  }

  record Misnamed(String customer, long ordrs) {}

  @Test
  default void column_missing() {
    assertThatThrownBy(
            () -> Jdbc.upsert(test().database(), Misnamed.class).table("totals").opener(null))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageMatching(
            "(?i)field ordrs of Misnamed has no column in table %s.totals, which has customer, orders, total, note"
                .formatted(test().schema()));
  }

  @Test
  default void column_thatEveryRowNeeds() {
    test()
        .execute(
            "DROP TABLE IF EXISTS strict_tags",
            "CREATE TABLE strict_tags (id %s, name varchar(9)".formatted(test().numbered())
                + " PRIMARY KEY, kind varchar(9) DEFAULT 'x' NOT NULL, color varchar(9) NOT NULL)");

    assertThatThrownBy(
            () -> Jdbc.upsert(test().database(), Tag.class).table("strict_tags").opener(null))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageMatching(
            "(?i)column color of table %s.strict_tags is NOT NULL and has no default, and Tag has no field for it; .*"
                .formatted(test().schema()));
  }

  record Mistyped(String customer, String orders) {}

  @Test
  default void column_typeThatDoesNotTakeTheValues() {
    assertThatThrownBy(
            () -> Jdbc.upsert(test().database(), Mistyped.class).table("totals").opener(null))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageMatching(
            "(?i)field orders of Mistyped is of type String, which column orders \\((bigint|int8)\\) of table %s.totals does not take"
                .formatted(test().schema()));
  }

  @Test
  default void key_missingColumn() {
    assertThatThrownBy(() -> totals().key("custmer").opener(null))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll("key column 'custmer' is not in table");
  }

  @Test
  default void key_notUnique() {
    assertThatThrownBy(() -> totals().key("orders").opener(null))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageMatching(
            "(?is)key \\(orders\\) of table %s.totals must have a unique constraint.*\\(customer\\).*ALTER TABLE .* ADD UNIQUE( NULLS NOT DISTINCT)? \\(%s\\)"
                .formatted(test().schema(), test().quote("orders")));
  }

  record Unkeyed(long orders) {}

  @Test
  default void key_notWritten() {
    assertThatThrownBy(
            () -> Jdbc.upsert(test().database(), Unkeyed.class).table("totals").opener(null))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageMatching("(?i)key column customer .* must be written, Unkeyed has no field.*");
  }

  @Test
  default void key_noPrimaryKey() {
    test()
        .execute(
            "DROP TABLE IF EXISTS keyless",
            "CREATE TABLE keyless (name varchar(9) NOT NULL UNIQUE)");

    assertThatThrownBy(
            () -> Jdbc.upsert(test().database(), Tag.class).table("keyless").opener(null))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll("has no primary key", "key(...)");
  }

  @Test
  default void rows_coderWithoutSchema() {
    assertThatThrownBy(
            () ->
                Jdbc.upsert(test().database())
                    .table("totals")
                    .opener(SerializableCoder.of(Row.class)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll("coder of the rows must have a schema", "SerializableCoder");
  }
}
