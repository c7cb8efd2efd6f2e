package io.millrace.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What each mode of writing does, once and more than once, on every database. */
interface WriteContract {

  TestDatabase test();

  record Item(long id, String name, Integer stock) {}

  record Id(long id) {}

  record Event(String name) {}

  @BeforeEach
  default void tables() {
    test()
        .execute(
            "DROP TABLE IF EXISTS items",
            "CREATE TABLE items (id bigint PRIMARY KEY, name varchar(5), stock integer)",
            "INSERT INTO items VALUES (1, 'one', 10), (2, 'two', 20)",
            "DROP TABLE IF EXISTS events",
            "CREATE TABLE events (name varchar(9))");
  }

  private JdbcWrite<Item> items(WriteMode mode) {
    return Jdbc.write(test().database(), mode, Item.class).table("items");
  }

  private JdbcWrite<Event> events() {
    return Jdbc.insert(test().database(), Event.class).table("events");
  }

  private List<List<String>> stored() {
    return test().query("SELECT id, name, stock FROM items ORDER BY id");
  }

  private static List<String> row(String... values) {
    return Arrays.asList(values);
  }

  private List<List<String>> stagingTables() {
    return test()
        .query(
            "SELECT table_name FROM information_schema.tables"
                + " WHERE lower(table_name) LIKE 'millrace!_items!_%' ESCAPE '!'");
  }

  // insert

  @Test
  default void insert_adds() throws Exception {
    WriteRuns.of(items(WriteMode.INSERT))
        .bundle(new Item(3, "three", null), new Item(4, null, 40))
        .bundle(new Item(5, "five", 50))
        .publish();

    assertThat(stored())
        .containsExactly(
            row("1", "one", "10"),
            row("2", "two", "20"),
            row("3", "three", null),
            row("4", null, "40"),
            row("5", "five", "50"));
    assertThat(stagingTables()).isEmpty();
  }

  @Test
  default void insert_beforeTheEnd_showsNothing() throws Exception {
    WriteRuns<Item> run = WriteRuns.of(items(WriteMode.INSERT)).bundle(new Item(3, "three", 30));

    assertThat(stored()).containsExactly(row("1", "one", "10"), row("2", "two", "20"));
    run.publish();
  }

  @Test
  default void insert_bundlesThatAreRepeated() throws Exception {
    WriteRuns.of(events())
        .lostBundle(new Event("a"), new Event("a"))
        .bundle(new Event("a"), new Event("a"))
        .bundle(new Event("b"))
        .lostBundle(new Event("b"))
        .publish()
        .publish();

    assertThat(test().query("SELECT name, count(*) FROM events GROUP BY name ORDER BY name"))
        .containsExactly(row("a", "2"), row("b", "1"));
  }

  @Test
  default void insert_twoJobsAtATime() throws Exception {
    WriteRuns<Event> first = WriteRuns.of(events().concurrent()).bundle(new Event("a"));
    WriteRuns<Event> second = WriteRuns.of(events().concurrent()).bundle(new Event("b"));

    second.publish();
    first.publish();

    assertThat(test().query("SELECT name FROM events ORDER BY name"))
        .containsExactly(row("a"), row("b"));
  }

  @Test
  default void insert_nothing() throws Exception {
    WriteRuns.of(items(WriteMode.INSERT)).publish();

    assertThat(stored()).hasSize(2);
    assertThat(stagingTables()).isEmpty();
  }

  @Test
  default void insert_moreThanABatch() throws Exception {
    WriteRuns.of(events().batchSize(3))
        .bundle(
            new Event("1"),
            new Event("2"),
            new Event("3"),
            new Event("4"),
            new Event("5"),
            new Event("6"),
            new Event("7"))
        .publish();

    assertThat(test().query("SELECT count(*), count(DISTINCT name) FROM events"))
        .containsExactly(row("7", "7"));
  }

  /** The table where this job's rows wait; more of them are put there as workers would do it. */
  private void stage(String row) {
    String table =
        test()
            .query(
                "SELECT table_name FROM information_schema.tables"
                    + " WHERE lower(table_name) LIKE 'millrace!_events!_%' ESCAPE '!'")
            .get(0)
            .get(0);
    test()
        .execute(
            "INSERT INTO \"%s\" (name, \"millrace_segment\", \"millrace_row\") %s"
                .formatted(table, row));
  }

  /** More than a statement has parameters, and as many that do not count. */
  @Test
  default void insert_segmentsWithoutNumber() throws Exception {
    test()
        .execute(
            "DROP TABLE IF EXISTS digits",
            "CREATE TABLE digits (d bigint)",
            "INSERT INTO digits VALUES (0), (1), (2), (3), (4), (5), (6), (7), (8), (9)");
    WriteRuns<Event> run = WriteRuns.of(events()).bundle(new Event("x"));
    stage(
        "SELECT 'a', a.d + 10 * b.d + 100 * c.d + 1000 * d.d + 10000 * e.d, 0"
            + " FROM digits a, digits b, digits c, digits d, digits e");

    run.segments(LongStream.range(0, 70_000).mapToObj(id -> id + ":1:1").toList(), 70_000)
        .publish();

    assertThat(test().query("SELECT name, count(*) FROM events GROUP BY name ORDER BY name"))
        .containsExactly(row("a", "70000"), row("x", "1"));
  }

  /** Batches that were written again because nobody knew that they were there. */
  @Test
  default void insert_segmentsInDoubt() throws Exception {
    WriteRuns<Event> run = WriteRuns.of(events()).bundle(new Event("x"));
    stage("VALUES ('a', 1, 0), ('b', 1, 1), ('b', 2, 0), ('c', 3, 0), ('d', 3, 1)");
    stage("VALUES ('d', 4, 0), ('e', 5, 0), ('e', 6, 0)");

    run.segments(List.of("1:1:1", "2:1:1", "3:1:1", "4:1:1", "5:0:0", "6:1:1"), 5).publish();

    assertThat(test().query("SELECT name FROM events ORDER BY name"))
        .containsExactly(row("a"), row("b"), row("c"), row("d"), row("e"), row("x"));
  }

  @Test
  default void insert_keyThatIsThere() throws Exception {
    WriteRuns<Item> run =
        WriteRuns.of(items(WriteMode.INSERT)).bundle(new Item(3, "c", 0), new Item(1, "a", 0));

    assertThatThrownBy(run::publish)
        .isInstanceOf(SQLException.class)
        .hasMessageMatching(
            "(?is)cannot write to table %s.items: .* \\(nothing was written\\)"
                .formatted(test().schema()));
    assertThat(stored()).containsExactly(row("1", "one", "10"), row("2", "two", "20"));

    Tables.dropStaging(test().database(), "items");
    assertThat(stagingTables()).isEmpty();
  }

  @Test
  default void insert_stagingTableThatIsGone() throws Exception {
    WriteRuns<Item> run = WriteRuns.of(items(WriteMode.INSERT)).bundle(new Item(3, "three", 30));
    Tables.dropStaging(test().database(), "items");

    assertThatThrownBy(run::publish)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContainingAll("is gone; nothing was written, run again");
  }

  @Test
  default void insert_thatFails_dropsItsOwn() throws Exception {
    WriteRuns<Item> other =
        WriteRuns.of(items(WriteMode.INSERT).concurrent()).bundle(new Item(3, "three", 30));
    JdbcWrite<Item> write = items(WriteMode.INSERT);
    WriteRuns.of(write).bundle(new Item(4, "four", 40));

    write.dropStaging();

    assertThat(stagingTables()).hasSize(1);
    other.publish();
    assertThat(stored()).contains(row("3", "three", "30")).hasSize(3);
  }

  @Test
  default void insert_runIsOnRecord() throws Exception {
    WriteRuns.of(items(WriteMode.INSERT))
        .bundle(new Item(8, "x", 1), new Item(9, "y", 1))
        .publish();

    assertThat(
            test()
                .query(
                    "SELECT rows_written FROM millrace_runs WHERE lower(target) LIKE '%items'"
                        + " ORDER BY published_at DESC")
                .get(0))
        .containsExactly("2");
  }

  @Test
  default void insert_key() {
    assertThatThrownBy(() -> items(WriteMode.INSERT).key("id"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("key cannot be set on Jdbc.insert, which looks for no rows in the table");
  }

  // replace

  @Test
  default void replace_takesThePlaceOfAll() throws Exception {
    WriteRuns.of(items(WriteMode.REPLACE))
        .lostBundle(new Item(9, "lost", 90))
        .bundle(new Item(2, "zwei", 2), new Item(3, "drei", 3))
        .publish()
        .publish();

    assertThat(stored()).containsExactly(row("2", "zwei", "2"), row("3", "drei", "3"));
    assertThat(stagingTables()).isEmpty();
  }

  @Test
  default void replace_byNothing() throws Exception {
    WriteRuns.of(items(WriteMode.REPLACE)).publish();

    assertThat(stored()).isEmpty();
  }

  @Test
  default void replace_byNothing_repeated_leavesWhatOthersWroteSince() throws Exception {
    WriteRuns<Item> run = WriteRuns.of(items(WriteMode.REPLACE)).publish();
    test().execute("INSERT INTO items VALUES (3, 'three', 30)");

    run.publish();

    assertThat(stored()).containsExactly(row("3", "three", "30"));
  }

  /** As after a whole job was done again, whose source gave nothing the second time. */
  @Test
  default void replace_repeatedWithNothing_leavesTheRows() throws Exception {
    WriteRuns<Item> run = WriteRuns.of(items(WriteMode.REPLACE)).bundle(new Item(3, "three", 30));

    run.publish().loseReceipts().publish();

    assertThat(stored()).containsExactly(row("3", "three", "30"));
  }

  @Test
  default void replace_byNothing_dropsWhatLostWorkHasStaged() throws Exception {
    WriteRuns.of(items(WriteMode.REPLACE)).lostBundle(new Item(3, "three", 30)).publish();

    assertThat(stored()).isEmpty();
    assertThat(stagingTables()).isEmpty();
  }

  @Test
  default void replace_thatFails_leavesTheOldRows() throws Exception {
    WriteRuns<Item> run =
        WriteRuns.of(items(WriteMode.REPLACE)).bundle(new Item(7, "a", 0), new Item(7, "b", 0));

    assertThatThrownBy(run::publish)
        .isInstanceOf(SQLException.class)
        .hasMessageContaining("(nothing was written)");
    assertThat(stored()).containsExactly(row("1", "one", "10"), row("2", "two", "20"));
    Tables.dropStaging(test().database(), "items");
  }

  // ignore

  @Test
  default void ignore_leavesWhatIsThere() throws Exception {
    WriteRuns.of(items(WriteMode.IGNORE))
        .bundle(new Item(1, "x", 0), new Item(3, "three", 30), new Item(3, "later", 31))
        .bundle(new Item(3, "later", 32))
        .publish();

    assertThat(stored())
        .containsExactly(row("1", "one", "10"), row("2", "two", "20"), row("3", "three", "30"));
  }

  // update

  @Test
  default void update_overwritesWhatIsThere() throws Exception {
    WriteRuns.of(items(WriteMode.UPDATE))
        .bundle(new Item(1, "x", 0), new Item(3, "three", 30), new Item(1, "eins", null))
        .publish();

    assertThat(stored()).containsExactly(row("1", "eins", null), row("2", "two", "20"));
  }

  @Test
  default void update_byAKeyThatIsNotUnique() throws Exception {
    test().execute("INSERT INTO items VALUES (3, 'two', 21), (4, NULL, 40), (5, NULL, 50)");

    WriteRuns.of(Jdbc.update(test().database(), NameStock.class).table("items").key("name"))
        .bundle(new NameStock("two", 7), new NameStock(null, 8), new NameStock("none", 9))
        .publish();

    assertThat(stored())
        .containsExactly(
            row("1", "one", "10"),
            row("2", "two", "7"),
            row("3", "two", "7"),
            row("4", null, "8"),
            row("5", null, "8"));
  }

  record NameStock(String name, Integer stock) {}

  @Test
  default void update_ofKeysAlone() {
    assertThatThrownBy(() -> Jdbc.update(test().database(), Id.class).table("items").opener(null))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("must have columns beside its key");
  }

  // delete

  @Test
  default void delete_byKey() throws Exception {
    WriteRuns.of(items(WriteMode.DELETE))
        .bundle(new Item(1, "whatever", 0), new Item(7, "none", 0))
        .bundle(new Item(1, "whatever", 0))
        .publish();

    assertThat(stored()).containsExactly(row("2", "two", "20"));
  }

  @Test
  default void delete_recordsOfJustTheKey() throws Exception {
    WriteRuns.of(Jdbc.delete(test().database(), Id.class).table("items"))
        .bundle(new Id(2))
        .publish();

    assertThat(stored()).containsExactly(row("1", "one", "10"));
  }

  @Test
  default void delete_nullKeys() throws Exception {
    test().execute("INSERT INTO items VALUES (4, NULL, 40), (5, NULL, 50)");

    WriteRuns.of(Jdbc.delete(test().database(), Event.class).table("items").key("name"))
        .bundle(new Event(null), new Event("two"))
        .publish();

    assertThat(stored()).containsExactly(row("1", "one", "10"));
  }
}
