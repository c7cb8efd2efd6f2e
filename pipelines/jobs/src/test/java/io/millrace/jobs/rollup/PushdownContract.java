package io.millrace.jobs.rollup;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.jobs.databases.JobScreen;
import io.millrace.jobs.databases.SameRows;
import io.millrace.jobs.databases.TestDatabase;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A rollup whose source groups each split gives what it gives when the source sends rows. */
abstract class PushdownContract {

  private static final String AGGREGATES =
      "count() as n, count(amount) as amounts, sum(small) as small_sum, sum(medium) as medium_sum,"
          + " sum(big) as big_sum, sum(amount) as amount_sum, avg(small) as small_avg,"
          + " avg(big) as big_avg, avg(amount) as amount_avg, min(small) as small_min,"
          + " max(big) as big_max, min(amount) as amount_min, max(ratio) as ratio_max,"
          + " min(taken_at) as earliest, max(taken_on) as last_day, min(region) as first_region,"
          + " max(region) as last_region";

  private final TestDatabase database;

  PushdownContract(TestDatabase database) {
    this.database = database;
  }

  /** U+FB01 is above all of Java's surrogates, and below U+1F642, which they make. */
  @BeforeEach
  void fill() {
    database.execute(
        "DROP TABLE IF EXISTS readings",
        "DROP TABLE IF EXISTS by_filter",
        "DROP TABLE IF EXISTS by_aggregate");
    Readings.create(database);
    Readings.insert(database, 21, 1_500);
    database.execute(
        "INSERT INTO readings (id, region, code) VALUES (90001, 'ﬁ', 1), (90002, '🙂', 1),"
            + " (90003, 'NORTH', 1), (90004, 'north ', 1), (90005, NULL, 77), (90006, NULL, 77)");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--splits=1",
        "--splits=5",
        "--splits=37",
        "--splitBy=taken_at",
        "--splitBy=code, id"
      })
  void aggregate_anySplits_isAsFilter(String splits) {
    assertAlike("--groupBy=code", "--aggregate=" + AGGREGATES, splits);
  }

  @Test
  void aggregate_textGroups_areToldApartToTheLastCharacter() {
    assertAlike("--groupBy=region, code", "--aggregate=" + AGGREGATES);

    assertThat(database.query("SELECT DISTINCT region FROM by_aggregate"))
        .extracting(row -> row.get(0))
        .contains("north", "North", "NORTH", "north ", "", " ", null);
  }

  @Test
  void aggregate_equalsSql() {
    assertAlike(
        "--groupBy=taken_on", "--aggregate=count() as n, sum(amount) as s, min(amount) as m");

    SameRows.assertSame(
        database.query("SELECT * FROM by_aggregate"),
        database.query(
            "SELECT taken_on, count(*), sum(amount), min(amount) FROM readings GROUP BY taken_on"));
  }

  @Test
  void aggregate_whereAndHaving() {
    assertAlike(
        "--groupBy=upper(region) as r, medium / 1000000000 as m",
        "--aggregate=sum(small * 2) as s, count() as n",
        "--where=amount > 0 OR taken_on IS NULL",
        "--having=s > 20000 and n > 2");
  }

  @Test
  void aggregate_query_isNotSplit() {
    assertAlike(
        "--query=SELECT code, amount FROM readings WHERE id > 0",
        "--groupBy=code",
        "--aggregate=sum(amount) as s, avg(amount) as a");
  }

  @Test
  void aggregate_onlyNulls_givesNulls() {
    assertAlike("--groupBy=code", "--aggregate=" + AGGREGATES, "--where=code = 77");

    assertThat(
            database.query(
                "SELECT n, amounts, amount_sum, amount_avg, first_region FROM by_aggregate"))
        .extracting(Object::toString)
        .containsExactly("[2, 0, null, null, null]");
  }

  @Test
  void aggregate_noRows_writesNothing() {
    assertAlike("--groupBy=code", "--aggregate=" + AGGREGATES, "--where=1 = 0");

    assertThat(database.query("SELECT * FROM by_aggregate")).isEmpty();
  }

  @Test
  void aggregate_onFlink_isAsFilter() {
    assertAlike("--groupBy=region", "--aggregate=" + AGGREGATES, "--runner=FlinkRunner");
  }

  @Test
  void explain_showsTheStatement() {
    JobScreen screen =
        run("aggregate", "--groupBy=code", "--aggregate=avg(small) as a", "--explain");

    assertThat(screen.out())
        .contains("SELECT code AS g0, sum(small) AS a1, count(small) AS a2 FROM", "GROUP BY code");
  }

  private void assertAlike(String... options) {
    assertThat(run("filter", options).err()).isEmpty();
    assertThat(run("aggregate", options).err()).isEmpty();

    assertThat(sorted("by_aggregate")).isEqualTo(sorted("by_filter"));
  }

  private List<String> sorted(String table) {
    return database.query("SELECT * FROM " + table).stream()
        .map(Object::toString)
        .sorted()
        .toList();
  }

  private JobScreen run(String pushdown, String... options) {
    boolean query = Stream.of(options).anyMatch(option -> option.startsWith("--query="));
    return JobScreen.of(
        Stream.concat(
                Stream.of(
                    "rollup",
                    "--from=" + database.url(),
                    "--to=" + database.url(),
                    "--into=by_" + pushdown,
                    "--createTable",
                    "--pushdown=" + pushdown),
                Stream.concat(
                    Stream.of(options), query ? Stream.empty() : Stream.of("--table=readings")))
            .toArray(String[]::new));
  }
}
