package io.millrace.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.flow.Flow;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.transforms.Create;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What becomes of rows that the database refuses, on every database. */
interface DeadLetterContract {

  TestDatabase test();

  record Item(long id, String name, int stock) {}

  @BeforeEach
  default void tables() {
    test()
        .execute(
            "DROP TABLE IF EXISTS items",
            "CREATE TABLE items (id bigint PRIMARY KEY, name varchar(5) NOT NULL, stock integer,"
                + " CHECK (stock < 100))",
            "INSERT INTO items VALUES (1, 'one', 10)",
            "DROP TABLE IF EXISTS bad_items");
  }

  private JdbcWrite<Item> items(WriteMode mode) {
    return Jdbc.write(test().database(), mode, Item.class).table("items").deadLetters("bad_items");
  }

  private List<List<String>> stored() {
    return test().query("SELECT id, name, stock FROM items ORDER BY id");
  }

  private List<List<String>> letters() {
    return test().query("SELECT lower(row_data) FROM bad_items ORDER BY 1");
  }

  private static List<String> row(String... values) {
    return Arrays.asList(values);
  }

  @Test
  default void upsert_badRowsAmongGoodOnes() throws Exception {
    WriteRuns.of(items(WriteMode.UPSERT))
        .bundle(
            new Item(1, "eins", 1),
            new Item(2, "too long", 2),
            new Item(3, "three", 3),
            new Item(4, null, 4),
            new Item(5, "five", 100),
            new Item(6, "six", 6))
        .publish();

    assertThat(stored())
        .containsExactly(row("1", "eins", "1"), row("3", "three", "3"), row("6", "six", "6"));
    assertThat(letters())
        .containsExactly(
            row("{\"id\":2,\"name\":\"too long\",\"stock\":2}"),
            row("{\"id\":4,\"name\":null,\"stock\":4}"),
            row("{\"id\":5,\"name\":\"five\",\"stock\":100}"));
    assertThat(
            test()
                .query(
                    "SELECT count(DISTINCT run_id), min(step), count(sql_state), count(message),"
                        + " count(failed_at) FROM bad_items"))
        .containsExactly(row("1", "Jdbc.upsert(items)", "3", "3", "3"));
  }

  @Test
  default void upsert_repeatedBundles_oneLetterEach() throws Exception {
    WriteRuns.of(items(WriteMode.UPSERT))
        .lostBundle(new Item(2, "too long", 2), new Item(3, "three", 3))
        .bundle(new Item(2, "too long", 2), new Item(3, "three", 3))
        .bundle(new Item(2, "too long", 2))
        .lostBundle(new Item(2, "too long", 2))
        .publish()
        .publish();

    assertThat(letters())
        .containsExactly(
            row("{\"id\":2,\"name\":\"too long\",\"stock\":2}"),
            row("{\"id\":2,\"name\":\"too long\",\"stock\":2}"));
    assertThat(stored()).containsExactly(row("1", "one", "10"), row("3", "three", "3"));
  }

  @Test
  default void upsert_lostBundleAlone_refusesRows() throws Exception {
    WriteRuns.of(items(WriteMode.UPSERT))
        .lostBundle(new Item(2, "too long", 2))
        .bundle(new Item(2, "two", 2))
        .publish();

    assertThat(letters()).isEmpty();
  }

  @Test
  default void insert_lostBundleAlone_refusesRows() throws Exception {
    WriteRuns.of(items(WriteMode.INSERT))
        .lostBundle(new Item(2, "too long", 2))
        .bundle(new Item(2, "two", 2))
        .publish();

    assertThat(stored()).containsExactly(row("1", "one", "10"), row("2", "two", "2"));
    assertThat(letters()).isEmpty();
  }

  @Test
  default void upsert_lostBundlesOnly() throws Exception {
    WriteRuns.of(items(WriteMode.UPSERT)).lostBundle(new Item(2, "too long", 2)).publish();

    assertThat(letters()).isEmpty();
  }

  @Test
  default void insert_lostBundlesOnly() throws Exception {
    WriteRuns.of(items(WriteMode.INSERT)).lostBundle(new Item(2, "too long", 2)).publish();

    assertThat(letters()).isEmpty();
  }

  @Test
  default void insert_badRowsOfEveryKind() throws Exception {
    WriteRuns.of(items(WriteMode.INSERT))
        .lostBundle(new Item(2, "too long", 2), new Item(3, "three", 3))
        .bundle(
            new Item(1, "there", 1),
            new Item(2, "too long", 2),
            new Item(3, "three", 3),
            new Item(4, "four", 100),
            new Item(5, null, 5))
        .bundle(new Item(6, "six", 6))
        .publish()
        .publish();

    assertThat(stored())
        .containsExactly(row("1", "one", "10"), row("3", "three", "3"), row("6", "six", "6"));
    assertThat(letters())
        .containsExactly(
            row("{\"id\":1,\"name\":\"there\",\"stock\":1}"),
            row("{\"id\":2,\"name\":\"too long\",\"stock\":2}"),
            row("{\"id\":4,\"name\":\"four\",\"stock\":100}"),
            row("{\"id\":5,\"name\":null,\"stock\":5}"));
    assertThat(
            test()
                .query("SELECT rows_written FROM millrace_runs ORDER BY published_at DESC")
                .get(0))
        .containsExactly("2");
  }

  @Test
  default void replace_badRow() throws Exception {
    WriteRuns.of(items(WriteMode.REPLACE))
        .bundle(new Item(7, "seven", 7), new Item(8, "eight", 800))
        .publish();

    assertThat(stored()).containsExactly(row("7", "seven", "7"));
    assertThat(letters()).containsExactly(row("{\"id\":8,\"name\":\"eight\",\"stock\":800}"));
  }

  @Test
  default void upsert_everySecondRowIsBad() throws Exception {
    WriteRuns.of(items(WriteMode.UPSERT)).bundle(everySecondBad(3_000)).publish();

    assertThat(test().query("SELECT count(*), min(id), max(id), sum(id) FROM items WHERE id > 1"))
        .containsExactly(row("1500", "1001", "3999", "3750000"));
    assertThat(
            test()
                .query(
                    "SELECT count(*), count(DISTINCT row_data), min(lower(row_data)),"
                        + " max(lower(row_data)) FROM bad_items"))
        .containsExactly(
            row(
                "1500",
                "1500",
                "{\"id\":1000,\"name\":\"x\",\"stock\":100}",
                "{\"id\":3998,\"name\":\"x\",\"stock\":100}"));
  }

  @Test
  default void upsert_manyBadRows_theLastRowOfAKeyCounts() throws Exception {
    List<Item> items = new ArrayList<>(List.of(everySecondBad(400)));
    items.add(new Item(1_001, "last", 7));

    WriteRuns.of(items(WriteMode.UPSERT)).bundle(items.toArray(Item[]::new)).publish();

    assertThat(test().query("SELECT name, stock FROM items WHERE id = 1001"))
        .containsExactly(row("last", "7"));
  }

  @Test
  default void insert_everySecondRowIsThere() throws Exception {
    WriteRuns.of(items(WriteMode.UPSERT)).bundle(everySecondBad(3_000)).publish();
    test().execute("DROP TABLE bad_items");

    WriteRuns.of(items(WriteMode.INSERT))
        .bundle(
            LongStream.range(1_000, 4_000)
                .mapToObj(id -> new Item(id, "new", 2))
                .toArray(Item[]::new))
        .publish();

    assertThat(test().query("SELECT name, count(*) FROM items GROUP BY name ORDER BY name"))
        .containsExactly(row("new", "1500"), row("one", "1"), row("x", "1500"));
    assertThat(test().query("SELECT count(*), count(DISTINCT row_data) FROM bad_items"))
        .containsExactly(row("1500", "1500"));
  }

  private static Item[] everySecondBad(int count) {
    return LongStream.range(1_000, 1_000 + count)
        .mapToObj(id -> new Item(id, "x", id % 2 == 0 ? 100 : 1))
        .toArray(Item[]::new);
  }

  @Test
  default void maxDeadLetters_noMoreAreLookedForThanMayBe() {
    assertThatThrownBy(
            () ->
                WriteRuns.of(items(WriteMode.UPSERT).maxDeadLetters(9))
                    .bundle(everySecondBad(3_000)))
        .isInstanceOf(RuntimeException.class)
        .hasMessageMatching(
            "(?i).*items refused 10 rows, the last as .*, and at most 9 may be dead letters");
    assertThat(letters()).hasSize(10);
  }

  @Test
  default void noBadRow_noTable() throws Exception {
    WriteRuns.of(items(WriteMode.UPSERT)).bundle(new Item(2, "two", 2)).publish();

    assertThat(Tables.exists(test().database(), "bad_items")).isFalse();
  }

  @Test
  default void maxDeadLetters_oneWriterBeyond() {
    assertThatThrownBy(
            () ->
                WriteRuns.of(items(WriteMode.UPSERT).maxDeadLetters(1))
                    .bundle(new Item(2, "too long", 2), new Item(3, "too long", 3)))
        .isInstanceOf(RuntimeException.class)
        .hasMessageMatching(
            "(?i).*items refused 2 rows, the last as .*, and at most 1 may be dead letters");
  }

  @Test
  default void maxDeadLetters_allWritersBeyond() throws Exception {
    WriteRuns<Item> run =
        WriteRuns.of(items(WriteMode.INSERT).maxDeadLetters(1))
            .bundle(new Item(2, "too long", 2), new Item(4, "four", 4))
            .bundle(new Item(3, "too long", 3));

    assertThatThrownBy(run::publish)
        .isInstanceOf(RuntimeException.class)
        .hasMessageMatching("(?i).*items refused 2 of 3 rows, and at most 1 may be dead letters");
    assertThat(stored()).containsExactly(row("1", "one", "10"));
    Tables.dropStaging(test().database(), "items");
  }

  @Test
  default void maxDeadLetterShare() throws Exception {
    WriteRuns<Item> run =
        WriteRuns.of(items(WriteMode.UPSERT).maxDeadLetterShare(0.25))
            .bundle(new Item(2, "two", 2), new Item(3, "too long", 3));

    assertThatThrownBy(run::publish)
        .isInstanceOf(RuntimeException.class)
        .hasMessageMatching(
            "(?i).*items refused 1 of 2 rows, and at most 25 % may be dead letters");
  }

  @Test
  default void maxDeadLetterShare_allowsJustThatShare() throws Exception {
    WriteRuns<Item> run =
        WriteRuns.of(items(WriteMode.INSERT).maxDeadLetterShare(0.29))
            .bundle(
                LongStream.range(100, 200)
                    .mapToObj(id -> new Item(id, id < 129 ? "too long" : "x", 1))
                    .toArray(Item[]::new));

    run.publish();

    assertThat(test().query("SELECT count(*) FROM items")).containsExactly(row("72"));
    assertThat(letters()).hasSize(29);
  }

  @Test
  default void withoutDeadLetters_theMessageHasTheKey() {
    assertThatThrownBy(
            () ->
                WriteRuns.of(Jdbc.upsert(test().database(), Item.class).table("items"))
                    .bundle(new Item(2, "two", 2), new Item(3, "three", 300), new Item(4, "x", 4)))
        .isInstanceOf(SQLException.class)
        .hasMessageMatching(
            "(?i)cannot write to table %s.items: .* \\(row with id = 3\\)"
                .formatted(test().schema()));
    assertThat(stored()).containsExactly(row("1", "one", "10"));
  }

  @Test
  default void deadLetters_tableThatIsAnother() {
    test().execute("DROP TABLE IF EXISTS strangers", "CREATE TABLE strangers (id integer)");

    assertThatThrownBy(() -> items(WriteMode.UPSERT).deadLetters("strangers").opener(null))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageMatching(
            "(?i).*strangers must have a column run_id of type .*; name a table that is not there, .*");
  }

  @Test
  default void deadLetters_tableThatIsWrittenTo() {
    assertThatThrownBy(() -> items(WriteMode.UPSERT).deadLetters("items").opener(null))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "deadLetters must be another table than the one that is written to, is items; name a"
                + " table that is not there, it will be created");
  }

  @Test
  default void pipeline_severalBundlesOfBadRows() {
    Pipeline pipeline = Pipeline.create();
    List<Item> items =
        LongStream.range(10, 1_010)
            .mapToObj(id -> new Item(id, id % 100 == 0 ? "too long" : "x", 1))
            .toList();

    Flow.of(pipeline.apply(Create.of(items))).into(items(WriteMode.INSERT).batchSize(64));
    pipeline.run().waitUntilFinish();

    assertThat(test().query("SELECT count(*) FROM items")).containsExactly(row("991"));
    assertThat(letters()).hasSize(10);
  }
}
