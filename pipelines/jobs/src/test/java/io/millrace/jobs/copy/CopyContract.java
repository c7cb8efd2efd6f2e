package io.millrace.jobs.copy;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.jobs.databases.JobScreen;
import io.millrace.jobs.databases.SameRows;
import io.millrace.jobs.databases.TestDatabase;
import io.millrace.jobs.rollup.Readings;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a copy from one database to another keeps, whatever the two are. */
abstract class CopyContract {

  private static final String ALL = "SELECT * FROM %s";

  private final TestDatabase source;
  private final TestDatabase target;

  CopyContract(TestDatabase source, TestDatabase target) {
    this.source = source;
    this.target = target;
  }

  @Test
  void copy_everyType_toATableThatIsCreated() {
    Readings.create(source);
    Readings.insert(source, 1, 2_000);

    copy("--createTable");

    SameRows.assertSame(rows("readings_copy"), source.query(ALL.formatted("readings")));
  }

  @Test
  void copy_onFlink() {
    Readings.create(source);
    Readings.insert(source, 2, 2_000);

    copy("--createTable", "--runner=FlinkRunner");

    SameRows.assertSame(rows("readings_copy"), source.query(ALL.formatted("readings")));
  }

  @Test
  void copy_twice_leavesTheSameRows() {
    Readings.create(source);
    Readings.insert(source, 3, 500);

    copy("--createTable");
    List<List<Object>> once = rows("readings_copy");
    copy("--createTable");

    assertThat(rows("readings_copy")).containsExactlyInAnyOrderElementsOf(once);
  }

  @Test
  void copy_emptyTable_createsTheTable() {
    Readings.create(source);

    copy("--createTable");

    assertThat(rows("readings_copy")).isEmpty();
  }

  @Test
  void copy_createTable_keepsTypesAndKey() {
    source.execute(
        "CREATE TABLE readings (id bigint PRIMARY KEY, price numeric(7, 2) NOT NULL, name"
            + " varchar(9))",
        "INSERT INTO readings VALUES (1, 12345.60, 'a')");

    copy("--createTable");

    assertThat(
            target.query(
                "SELECT lower(column_name), numeric_precision, numeric_scale, is_nullable"
                    + " FROM information_schema.columns WHERE lower(table_name) = 'readings_copy'"
                    + " AND lower(column_name) IN ('price', 'name') ORDER BY 1"))
        .extracting(row -> row.get(0) + " " + row.get(1) + " " + row.get(2) + " " + row.get(3))
        .containsExactly("name null null YES", "price 7 2 NO");
    assertThat(
            target.query(
                "SELECT constraint_type FROM information_schema.table_constraints"
                    + " WHERE lower(table_name) = 'readings_copy' AND constraint_type <> 'CHECK'"))
        .containsExactly(List.of("PRIMARY KEY"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"insert", "replace"})
  void copy_createTable_withoutAKeyForAModeThatUsesNone(String mode) {
    source.execute(
        "CREATE TABLE readings (at timestamp NOT NULL, line varchar(9))",
        "INSERT INTO readings VALUES ('2024-01-01 00:00:00', 'a'), ('2024-01-01 00:00:00', 'a')");

    copy("--createTable", "--mode=" + mode);

    assertThat(target.query("SELECT line FROM readings_copy"))
        .containsExactly(List.of("a"), List.of("a"));
  }

  @Test
  void copy_columns_expressionsAndRenames() {
    Readings.create(source);
    source.execute("INSERT INTO readings (id, small, amount) VALUES (1, 2, 10.5), (2, NULL, NULL)");

    copy("--columns=id as number, small * 2 as twice, amount", "--createTable");

    SameRows.assertSame(
        target.query("SELECT number, twice, amount FROM readings_copy"),
        List.of(List.of(1, 4, 10.5), Arrays.asList(2, null, null)));
  }

  @Test
  void copy_where_copiesWhatMeetsIt() {
    three();

    copy("--where=small > 10 OR small IS NULL", "--createTable", "--columns=id, small");

    SameRows.assertSame(rows("readings_copy"), List.of(List.of(2, 20), Arrays.asList(3, null)));
  }

  @Test
  void copy_query_needsAKey() {
    three();
    target.execute("CREATE TABLE readings_copy (total bigint, k integer PRIMARY KEY)");

    copy("--query=SELECT 1 AS k, sum(small) AS total FROM readings", "--key=k");

    SameRows.assertSame(rows("readings_copy"), List.of(List.of(30, 1)));
  }

  @Test
  void upsert_overwritesAndAdds() {
    three();
    there();

    copy("--columns=id, small");

    assertSmall("1 10", "2 20", "3 null", "9 9");
  }

  @Test
  void ignore_addsWhatIsNotThere() {
    three();
    there();

    copy("--columns=id, small", "--mode=ignore");

    assertSmall("1 1", "2 20", "3 null", "9 9");
  }

  @Test
  void update_overwritesWhatIsThere() {
    three();
    there();

    copy("--columns=id, small", "--mode=update");

    assertSmall("1 10", "9 9");
  }

  @Test
  void delete_deletesWhatIsThere() {
    three();
    there();

    copy("--columns=id, small", "--mode=delete");

    assertSmall("9 9");
  }

  @Test
  void replace_leavesWhatIsCopied() {
    three();
    there();

    copy("--columns=id, small", "--mode=REPLACE");

    assertSmall("1 10", "2 20", "3 null");
  }

  @Test
  void insert_addsAll() {
    three();
    target.execute("CREATE TABLE readings_copy (id bigint, small smallint)");
    target.execute("INSERT INTO readings_copy VALUES (1, 1)");

    copy("--columns=id, small", "--mode=insert");

    assertSmall("1 1", "1 10", "2 20", "3 null");
  }

  @Test
  void runId_submittedAgain_addsNothing() {
    three();
    target.execute("CREATE TABLE readings_copy (id bigint, small smallint)");

    copy("--columns=id, small", "--mode=insert", "--runId=march");
    JobScreen again = copy("--columns=id, small", "--mode=insert", "--runId=march");

    assertSmall("1 10", "2 20", "3 null");
    assertThat(again.out())
        .isEqualTo("Run march has written its 3 rows before; nothing is done.\n");
  }

  @Test
  void deadLetters_takeWhatIsRefused() {
    three();
    target.execute("CREATE TABLE readings_copy (id bigint PRIMARY KEY, small smallint NOT NULL)");

    JobScreen screen = copy("--columns=id, small", "--deadLetters=refused", "--maxDeadLetters=1");

    assertSmall("1 10", "2 20");
    assertThat(target.query("SELECT 1 FROM refused")).hasSize(1);
    assertThat(screen.out()).contains("3 rows read, 2 rows written, 1 refused, in ");
  }

  @Test
  void deadLetters_beyondTheLimit_failTheJob() {
    three();
    target.execute("CREATE TABLE readings_copy (id bigint PRIMARY KEY, small smallint NOT NULL)");

    JobScreen screen = run("--columns=id, small", "--deadLetters=refused", "--maxDeadLetters=10%");

    assertThat(screen.code()).isEqualTo(1);
    assertThat(screen.err()).startsWith("millrace: copy failed: ").contains("dead letters");
  }

  @Test
  void explain_saysHowAndRunsNothing() {
    three();

    JobScreen screen = copy("--columns=id, small as tiny", "--createTable", "--explain");

    assertThat(screen.out())
        .contains("SELECT id, small AS tiny", "split", "CREATE TABLE", "Nothing was run.");
    assertThat(
            target.query(
                "SELECT 1 FROM information_schema.tables WHERE lower(table_name) ="
                    + " 'readings_copy'"))
        .isEmpty();
  }

  private void three() {
    Readings.create(source);
    source.execute("INSERT INTO readings (id, small) VALUES (1, 10), (2, 20), (3, NULL)");
  }

  private void there() {
    target.execute(
        "CREATE TABLE readings_copy (id bigint PRIMARY KEY, small smallint)",
        "INSERT INTO readings_copy VALUES (1, 1), (9, 9)");
  }

  /** The rows of the target, each as its two values. */
  private void assertSmall(String... rows) {
    assertThat(target.query("SELECT id, small FROM readings_copy"))
        .extracting(row -> row.get(0) + " " + row.get(1))
        .containsExactlyInAnyOrder(rows);
  }

  private List<List<Object>> rows(String table) {
    return target.query(ALL.formatted(table));
  }

  private JobScreen copy(String... options) {
    JobScreen screen = run(options);
    assertThat(screen.err()).isEmpty();
    assertThat(screen.code()).isZero();
    return screen;
  }

  private JobScreen run(String... options) {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "copy", "--from=" + source.url(), "--to=" + target.url(), "--into=readings_copy"));
    arguments.addAll(List.of(options));
    if (Arrays.stream(options).noneMatch(option -> option.startsWith("--query="))) {
      arguments.add("--table=readings");
    }
    return JobScreen.of(arguments.toArray(String[]::new));
  }
}
