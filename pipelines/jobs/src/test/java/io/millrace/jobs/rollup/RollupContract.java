package io.millrace.jobs.rollup;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.jobs.databases.JobScreen;
import io.millrace.jobs.databases.SameRows;
import io.millrace.jobs.databases.TestDatabase;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a rollup from one database to another keeps, whatever the two are. */
abstract class RollupContract {

  private final TestDatabase source;
  private final TestDatabase target;

  RollupContract(TestDatabase source, TestDatabase target) {
    this.source = source;
    this.target = target;
  }

  @Test
  void rollup_everyAggregateOfEveryType_equalsSql() {
    Readings.create(source);
    Readings.insert(source, 1, 3_000);

    run("--groupBy=region, code", "--aggregate=" + Readings.AGGREGATES);

    SameRows.assertSame(
        target.query("SELECT * FROM totals"), source.query(Readings.sql("region, code", "1 = 1")));
  }

  @Test
  void rollup_onFlink_equalsSql() {
    Readings.create(source);
    Readings.insert(source, 2, 3_000);

    run("--groupBy=region, code", "--aggregate=" + Readings.AGGREGATES, "--runner=FlinkRunner");

    SameRows.assertSame(
        target.query("SELECT * FROM totals"), source.query(Readings.sql("region, code", "1 = 1")));
  }

  @Test
  void rollup_where_readsWhatMeetsIt() {
    Readings.create(source);
    Readings.insert(source, 3, 500);

    run(
        "--groupBy=code",
        "--aggregate=" + Readings.AGGREGATES,
        "--where=amount > 0 OR taken_on IS NULL");

    SameRows.assertSame(
        target.query("SELECT * FROM totals"),
        source.query(Readings.sql("code", "amount > 0 OR taken_on IS NULL")));
  }

  @Test
  void rollup_having_writesGroupsThatMeetIt() {
    Readings.create(source);
    Readings.insert(source, 10, 1_000);
    String condition = "n > 15 and small_sum >= 200000.5 or region is null and code in (0, 1)";

    run(
        "--groupBy=region, code",
        "--aggregate=count() as n, sum(small) as small_sum",
        "--having=" + condition);

    List<List<Object>> totals = target.query("SELECT * FROM totals");
    SameRows.assertSame(
        totals,
        source.query(
            "SELECT * FROM (SELECT region, code, count(*) AS n, sum(small) AS small_sum FROM"
                + " readings GROUP BY region, code) AS g WHERE "
                + condition));
    assertThat(totals).hasSizeBetween(3, 45);
  }

  @Test
  void rollup_keyOfMoreThanTheGroups_keepsWhatWasWrittenBefore() {
    Readings.create(source);
    source.execute("INSERT INTO readings (id, code) VALUES (1, 7), (2, 8)");
    String[] options = {"--groupBy=code", "--aggregate=count() as n", "--key=n, code"};

    run(options);
    source.execute("INSERT INTO readings (id, code) VALUES (3, 7)");
    run(options);

    SameRows.assertSame(
        target.query("SELECT * FROM totals"), List.of(row(7, 1), row(7, 2), row(8, 1)));
  }

  @Test
  void rollup_deadLetters_takeGroupsThatAreRefused() {
    Readings.create(source);
    source.execute("INSERT INTO readings (id, code) VALUES (1, 7), (2, 7), (3, 8)");
    target.execute(
        "CREATE TABLE totals (code integer PRIMARY KEY, n bigint NOT NULL CHECK (n < 2))");

    JobScreen screen = run("--groupBy=code", "--aggregate=count() as n", "--deadLetters=refused");

    SameRows.assertSame(target.query("SELECT * FROM totals"), List.of(row(8, 1)));
    assertThat(target.query("SELECT 1 FROM refused")).hasSize(1);
    assertThat(screen.out()).contains("1 groups written, 1 refused, in ");
  }

  @Test
  void rollup_nullGroup_isAGroupAndIsOverwritten() {
    Readings.create(source);
    source.execute(
        "INSERT INTO readings (id, region, small) VALUES (1, NULL, 3), (2, NULL, 4), (3, 'a', 5)");

    run("--groupBy=region", "--aggregate=sum(small) as total");
    source.execute("UPDATE readings SET small = 6 WHERE id = 2");
    run("--groupBy=region", "--aggregate=sum(small) as total");

    SameRows.assertSame(target.query("SELECT * FROM totals"), List.of(row(null, 9L), row("a", 5L)));
  }

  @Test
  void rollup_decimalsOfOtherScale_areOneGroup() {
    Readings.create(source);
    source.execute("INSERT INTO readings (id, amount) VALUES (1, 1.0), (2, 1.00), (3, 10)");

    run("--groupBy=amount", "--aggregate=count() as n");

    SameRows.assertSame(target.query("SELECT * FROM totals"), List.of(row(1, 2), row(10, 1)));
  }

  @Test
  void rollup_onlyNulls_givesNulls() {
    Readings.create(source);
    source.execute("INSERT INTO readings (id, code) VALUES (1, 7), (2, 7)");

    run("--groupBy=code", "--aggregate=" + Readings.AGGREGATES);

    SameRows.assertSame(
        target.query("SELECT * FROM totals"), source.query(Readings.sql("code", "1 = 1")));
  }

  @Test
  void rollup_emptyTable_writesNothing() {
    Readings.create(source);

    run("--groupBy=code", "--aggregate=count() as n");

    assertThat(target.query("SELECT * FROM totals")).isEmpty();
  }

  @Test
  void rollup_oneRow_isOneGroup() {
    Readings.create(source);
    Readings.insert(source, 4, 1);

    run("--groupBy=code", "--aggregate=" + Readings.AGGREGATES);

    SameRows.assertSame(
        target.query("SELECT * FROM totals"), source.query(Readings.sql("code", "1 = 1")));
  }

  @Test
  void rollup_twice_leavesTheSameRows() {
    Readings.create(source);
    Readings.insert(source, 5, 1_000);
    String[] options = {"--groupBy=region, code", "--aggregate=" + Readings.AGGREGATES};

    run(options);
    List<List<Object>> once = target.query("SELECT * FROM totals");
    run(options);

    assertThat(target.query("SELECT * FROM totals")).containsExactlyInAnyOrderElementsOf(once);
  }

  @Test
  void rollup_expressions_areEvaluatedByTheSource() {
    Readings.create(source);
    Readings.insert(source, 6, 300);

    run("--groupBy=upper(region) as r, medium / 1000000 as m", "--aggregate=sum(small * 2) as s");

    SameRows.assertSame(
        target.query("SELECT * FROM totals"),
        source.query(
            "SELECT upper(region), medium / 1000000, sum(small * 2) FROM readings GROUP BY"
                + " upper(region), medium / 1000000"));
  }

  @Test
  void rollup_anyNumberOfSplits_givesTheSame() {
    Readings.create(source);
    Readings.insert(source, 7, 400);

    run("--groupBy=region", "--aggregate=" + Readings.AGGREGATES, "--splits=37");

    SameRows.assertSame(
        target.query("SELECT * FROM totals"), source.query(Readings.sql("region", "1 = 1")));
  }

  @Test
  void rollup_splitByNullableColumn_readsTheNullsOnce() {
    Readings.create(source);
    Readings.insert(source, 8, 400);

    run("--groupBy=region", "--aggregate=" + Readings.AGGREGATES, "--splitBy=taken_at");

    SameRows.assertSame(
        target.query("SELECT * FROM totals"), source.query(Readings.sql("region", "1 = 1")));
  }

  @Test
  void rollup_explain_saysHowAndRunsNothing() {
    Readings.create(source);
    Readings.insert(source, 9, 100);

    JobScreen screen = run("--groupBy=region", "--aggregate=sum(amount) as total", "--explain");

    assertThat(screen.out())
        .contains("SELECT", "split", "fold by region", "CREATE TABLE", "total", "Nothing was run.");
    assertThat(
            target.query(
                "SELECT 1 FROM information_schema.tables WHERE lower(table_name) = 'totals'"))
        .isEmpty();
  }

  private JobScreen run(String... options) {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "rollup",
                "--from=" + source.url(),
                "--table=readings",
                "--to=" + target.url(),
                "--into=totals",
                "--createTable"));
    arguments.addAll(List.of(options));
    JobScreen screen = JobScreen.of(arguments.toArray(String[]::new));
    assertThat(screen.err()).isEmpty();
    assertThat(screen.code()).isZero();
    return screen;
  }

  private static List<Object> row(Object... values) {
    List<Object> row = new ArrayList<>();
    for (Object value : values) {
      row.add(value);
    }
    return row;
  }
}
