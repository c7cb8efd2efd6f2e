package io.millrace.jobs.rollup;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.jobs.databases.JobScreen;
import io.millrace.jobs.databases.TestDatabase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What is wrong with a rollup's options is said in one line, with exit code 2; nothing is written.
 */
class RollupWrongUseTest {

  private static final TestDatabase SHOP = TestDatabase.h2();
  private static final TestDatabase REPORTS = TestDatabase.h2();

  @BeforeAll
  static void create() {
    SHOP.execute(
        "CREATE TABLE orders (id bigint PRIMARY KEY, region varchar(10), amount decimal(10, 2),"
            + " weight double precision, size enum('small', 'large'))",
        "INSERT INTO orders VALUES (1, 'north', 10, 1.5, 'large')");
    REPORTS.execute(
        "CREATE TABLE no_key (region varchar(10), total decimal(20, 2))",
        "CREATE TABLE wrong_type (region varchar(10) PRIMARY KEY, total date)",
        "CREATE TABLE no_column (region varchar(10) PRIMARY KEY)");
  }

  @Test
  void unknownOption() {
    assertWrong(rollup("--tabel=orders"), "--tabel: no such option; did you mean --table?");
  }

  @Test
  void misspeltJob() {
    assertWrong(JobScreen.of("rolup", "--demo"), "'rolup' is no job; did you mean rollup?");
  }

  @Test
  void demo_withWhatItDoesNotTake() {
    assertWrong(
        JobScreen.of("rollup", "--demo", "--where=1 = 1", "--demoScale=0.001", "--into=totals"),
        "--demo rolls up what it brings, by options of its own; leave --where, --into out");
  }

  @Test
  void from_missing() {
    assertWrong(
        JobScreen.of("rollup", "--table=orders"),
        "--from is missing; millrace rollup --help explains it, millrace rollup --demo shows it");
  }

  @Test
  void table_missing() {
    assertWrong(JobScreen.of("rollup", "--from=" + SHOP.url()), "--table or --query is missing");
  }

  @Test
  void table_andQuery() {
    assertWrong(rollup("--query=SELECT 1"), "--table and --query are both given; take one");
  }

  @Test
  void from_unsupportedUrl() {
    assertWrong(
        rollup("--from=jdbc:oracle:thin:@shop"), "--from: ", "jdbc:postgresql:", "jdbc:h2:");
  }

  @Test
  void from_unreachableHost() {
    assertWrong(
        rollup("--from=jdbc:postgresql://127.0.0.1:1/shop"), "--from: ", "127.0.0.1:1", "reach");
  }

  @Test
  void from_wrongPassword_isNotEchoed(@TempDir Path folder) throws Exception {
    Path password = Files.writeString(folder.resolve("password"), "hunter2\n");

    JobScreen screen = rollup("--fromUser=sa", "--fromPassword=file:" + password);

    assertWrong(screen, "--from: ", "user", "password");
    assertThat(screen.err()).doesNotContain("hunter2");
  }

  @Test
  void fromPassword_literal() {
    JobScreen screen = rollup("--fromPassword=hunter2");

    assertWrong(screen, "--from: ", "env:NAME", "file:PATH");
    assertThat(screen.err()).doesNotContain("hunter2");
  }

  @Test
  void fromPassword_unsetVariable() {
    assertWrong(rollup("--fromPassword=env:MILLRACE_NOT_SET"), "--from: ", "MILLRACE_NOT_SET");
  }

  @Test
  void table_unknown() {
    assertWrong(rollup("--table=oders"), "--from: table 'oders' is not in the database", "ORDERS");
  }

  @Test
  void groupBy_unknownColumn() {
    assertWrong(rollup("--groupBy=regoin"), "--from: ", "REGOIN");
  }

  @Test
  void where_sqlError() {
    assertWrong(rollup("--where=amount >"), "--from: ", "yntax error");
  }

  @Test
  void aggregate_unknown() {
    assertWrong(rollup("--aggregate=smu(amount)"), "there is no aggregate smu, did you mean sum?");
  }

  @Test
  void aggregate_sumOfText() {
    assertWrong(
        rollup("--aggregate=sum(region)"),
        "--aggregate: sum(region): sum takes numbers, and region is CHARACTER VARYING");
  }

  @Test
  void aggregate_percentileOfText() {
    assertWrong(
        rollup("--aggregate=p95(region)"),
        "--aggregate: p95(region): p95 takes numbers, and region is CHARACTER VARYING");
  }

  @Test
  void aggregate_orderedByWhatHasNoOrder() {
    assertWrong(
        rollup("--aggregate=first(region order by amount > 3)"),
        "--aggregate: first(region ORDER BY amount > 3): ORDER BY takes numbers, texts, dates and"
            + " times, and amount > 3 is BOOLEAN");
  }

  @Test
  void aggregate_orderOfAnEnum() {
    assertWrong(
        rollup("--aggregate=max(size)"),
        "--aggregate: max(size): max takes numbers, texts, dates and times, and size is ENUM",
        "; cast it to text, or to a number");
  }

  @Test
  void groupBy_floatingPoint() {
    assertWrong(
        rollup("--groupBy=weight"),
        "--groupBy: weight is DOUBLE PRECISION, and floating-point numbers make no groups; cast it");
  }

  @Test
  void pushdown_neitherOfTwo() {
    assertWrong(rollup("--pushdown=all"), "--pushdown=all: must be filter or aggregate");
  }

  @Test
  void pushdown_whatDoesNotMergeExactly() {
    assertWrong(
        rollup("--pushdown=aggregate", "--aggregate=count() as n, median(amount) as m"),
        "--pushdown=aggregate: median(amount) of DECIMAL is not exactly the same when H2 computes it"
            + " in parts; take --pushdown=filter");
    assertWrong(
        rollup("--pushdown=aggregate", "--aggregate=sum(weight) as w"),
        "--pushdown=aggregate: sum(weight) of DOUBLE PRECISION is not exactly the same");
  }

  @Test
  void having_notOfTheResult() {
    assertWrong(
        rollup("--having=amount > 5"),
        "--having: column amount is not in the result, which has region, total");
    assertWrong(
        rollup("--having=sum(amount) > 5"),
        "--having: sum(amount) is not supported; the condition compares columns of the result");
  }

  @Test
  void having_wrongType() {
    assertWrong(
        rollup("--having=region > 5"),
        "--having: region > 5: region is a text and 5 is a whole number, which do not compare");
  }

  @Test
  void having_noSql() {
    assertWrong(rollup("--having=total >"), "--having: 'total >': ");
  }

  @Test
  void into_missingTable() {
    assertWrong(rollup("--into=totals"), "--into: table 'totals' is not in the database");
  }

  @Test
  void into_columnOfWrongType() {
    assertWrong(rollup("--into=wrong_type"), "--into: ", "TOTAL", "DATE");
  }

  @Test
  void into_missingColumn() {
    assertWrong(rollup("--into=no_column"), "--into: ", "total");
  }

  @Test
  void into_missingKey() {
    assertWrong(rollup("--into=no_key"), "--into: key (REGION) of table", "ADD UNIQUE");
  }

  @Test
  void key_unknownColumn() {
    assertWrong(rollup("--into=no_key", "--key=region,regoin"), "--into: ", "regoin");
  }

  @Test
  void key_thatLeavesOutAGroup() {
    assertWrong(
        rollup("--groupBy=region, id", "--key=REGION"),
        "--key=REGION: must have all groups, has no id, so that groups would overwrite one another;"
            + " add it, or leave --key out");
  }

  @Test
  void deadLetters_anotherTable() {
    assertWrong(
        rollup("--into=totals", "--createTable", "--deadLetters=no_column"),
        "NO_COLUMN must have a column run_id of type BIGINT");
  }

  @Test
  void runner_unknown() {
    assertWrong(rollup("--runner=FlinkRuner"), "FlinkRuner", "FlinkRunner");
  }

  @Test
  void nothing_wasWritten() {
    rollup("--into=totals", "--createTable", "--where=amount >");
    rollup("--into=totals", "--createTable", "--key=total");
    rollup("--into=totals", "--createTable", "--deadLetters=no_column");
    rollup("--into=no_key");

    assertThat(REPORTS.query("SELECT * FROM no_key")).isEmpty();
    assertThat(
            REPORTS.query(
                "SELECT 1 FROM information_schema.tables WHERE lower(table_name) = 'totals'"))
        .isEmpty();
  }

  /** A rollup that is right but for what is given, which goes before what is right. */
  private static JobScreen rollup(String... options) {
    List<String> arguments = new ArrayList<>(List.of("rollup"));
    arguments.addAll(List.of(options));
    Stream.of(
            "--from=" + SHOP.url(),
            "--table=orders",
            "--groupBy=region",
            "--aggregate=sum(amount) as total",
            "--to=" + REPORTS.url(),
            "--into=no_key")
        .filter(right -> arguments.stream().noneMatch(given -> sameOption(given, right)))
        .forEach(arguments::add);
    return JobScreen.of(arguments.toArray(String[]::new));
  }

  private static boolean sameOption(String given, String right) {
    return given.split("=", 2)[0].equals(right.split("=", 2)[0]);
  }

  private static void assertWrong(JobScreen screen, String... parts) {
    assertThat(screen.err()).startsWith("millrace: ").contains(parts);
    assertThat(screen.err().lines()).hasSize(1);
    assertThat(screen.code()).isEqualTo(2);
  }
}
