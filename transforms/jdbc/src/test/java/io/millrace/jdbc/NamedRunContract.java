package io.millrace.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.jdbc.dialect.ColumnType;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What becomes of several attempts at one run, on every database. */
interface NamedRunContract {

  TestDatabase test();

  record Sale(String name) {}

  @BeforeEach
  default void sales() {
    test()
        .execute(
            "DROP TABLE IF EXISTS sales",
            "CREATE TABLE sales (name varchar(9))",
            "INSERT INTO sales VALUES ('old')",
            "DROP TABLE IF EXISTS millrace_runs");
  }

  private JdbcWrite<Sale> sales(WriteMode mode) {
    return Jdbc.write(test().database(), mode, Sale.class).table("sales");
  }

  private List<List<String>> stored() {
    return test().query("SELECT name FROM sales ORDER BY name");
  }

  private List<List<String>> stagingTables() {
    return test()
        .query(
            "SELECT table_name FROM information_schema.tables"
                + " WHERE lower(table_name) LIKE 'millrace!_sales!_%' ESCAPE '!'");
  }

  @Test
  default void runId_twoAttemptsAtATime_firstThatEndsIsPublished() throws Exception {
    JdbcWrite<Sale> write = sales(WriteMode.INSERT).runId("march");
    WriteRuns<Sale> lost = WriteRuns.of(write).bundle(new Sale("a"), new Sale("b"));
    WriteRuns<Sale> again = WriteRuns.of(write).bundle(new Sale("a")).bundle(new Sale("b"));

    again.publish();
    lost.publish();
    again.publish();

    assertThat(stored()).containsExactly(List.of("a"), List.of("b"), List.of("old"));
    assertThat(stagingTables()).isEmpty();
  }

  @Test
  default void runId_attemptThatDied_isClearedUpByTheNext() throws Exception {
    JdbcWrite<Sale> write = sales(WriteMode.INSERT).runId("march");
    WriteRuns.of(write).bundle(new Sale("a"));
    WriteRuns<Sale> other =
        WriteRuns.of(sales(WriteMode.INSERT).concurrent()).bundle(new Sale("c"));

    WriteRuns.of(write).bundle(new Sale("a")).publish();
    other.publish();

    assertThat(stored()).containsExactly(List.of("a"), List.of("c"), List.of("old"));
    assertThat(stagingTables()).isEmpty();
  }

  @Test
  default void runId_replace_lateAttempt_doesNotComeBack() throws Exception {
    JdbcWrite<Sale> write = sales(WriteMode.REPLACE).runId("march");
    WriteRuns<Sale> late = WriteRuns.of(write).bundle(new Sale("stale"));
    WriteRuns.of(write).bundle(new Sale("fresh")).publish();

    late.publish();

    assertThat(stored()).containsExactly(List.of("fresh"));
  }

  @Test
  default void runId_attemptWithoutElements_comesFirst() throws Exception {
    JdbcWrite<Sale> write = sales(WriteMode.REPLACE).runId("march");
    WriteRuns<Sale> late = WriteRuns.of(write).bundle(new Sale("a"));

    WriteRuns.of(write).publish();
    late.publish();

    assertThat(stored()).isEmpty();
    assertThat(stagingTables()).isEmpty();
  }

  @Test
  default void runId_attemptWithoutElements_comesLate() throws Exception {
    JdbcWrite<Sale> write = sales(WriteMode.REPLACE).runId("march");
    WriteRuns.of(write).bundle(new Sale("a")).publish();

    WriteRuns.of(write).publish();

    assertThat(stored()).containsExactly(List.of("a"));
  }

  @Test
  default void runId_otherName_orOtherTable_isAnotherRun() throws Exception {
    test().execute("DROP TABLE IF EXISTS returns", "CREATE TABLE returns (name varchar(9))");
    JdbcWrite<Sale> write = sales(WriteMode.INSERT);

    WriteRuns.of(write.runId("march")).bundle(new Sale("a")).publish();
    WriteRuns.of(write.runId("april")).bundle(new Sale("b")).publish();
    WriteRuns.of(write.table("returns").runId("march")).bundle(new Sale("c")).publish();

    assertThat(stored()).containsExactly(List.of("a"), List.of("b"), List.of("old"));
    assertThat(test().query("SELECT name FROM returns")).containsExactly(List.of("c"));
  }

  private void createRuns(String runId) {
    test()
        .execute(
            ("CREATE TABLE millrace_runs (run_id bigint NOT NULL%s, target %s NOT NULL,"
                    + " rows_written bigint NOT NULL, published_at %s NOT NULL)")
                .formatted(
                    runId, test().type(ColumnType.STRING), test().type(ColumnType.TIMESTAMPTZ)));
  }

  @Test
  default void insert_tableOfRunsThatTakesOneTwice() {
    createRuns("");

    assertThatThrownBy(() -> WriteRuns.of(sales(WriteMode.INSERT).runId("march")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageMatching(
            "(?i)table .*\\.millrace_runs must have a unique key over run_id, has none, and would"
                + " take the same twice; ALTER TABLE .*millrace_runs. ADD PRIMARY KEY \\(.run_id.\\)");
  }

  @Test
  default void insert_tableOfRunsThatIsThere() throws Exception {
    createRuns(" UNIQUE");

    WriteRuns.of(sales(WriteMode.INSERT).runId("march")).bundle(new Sale("a")).publish();

    assertThat(stored()).containsExactly(List.of("a"), List.of("old"));
  }

  @Test
  default void publishedRows_beforeAndAfter() throws Exception {
    JdbcWrite<Sale> write = sales(WriteMode.INSERT).runId("march");
    WriteRuns<Sale> run = WriteRuns.of(write).bundle(new Sale("a"), new Sale("b"));

    OptionalLong before = write.publishedRows();
    run.publish();

    assertThat(before).isEmpty();
    assertThat(write.publishedRows()).hasValue(2);
    assertThat(sales(WriteMode.INSERT).runId("april").publishedRows()).isEmpty();
  }

  @Test
  default void publishedRows_withoutName() {
    assertThatThrownBy(() -> sales(WriteMode.INSERT).publishedRows())
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("publishedRows is of a run with a name, has none; set runId");
  }

  @Test
  default void runId_modeThatRepeatsWithoutHarm() {
    assertThatThrownBy(() -> sales(WriteMode.UPSERT).runId("march"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(
            "runId cannot be set on Jdbc.upsert, which changes nothing when it is repeated");
  }

  @Test
  default void runId_blank() {
    assertThatThrownBy(() -> sales(WriteMode.INSERT).runId(" "))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("runId must name the run, is blank");
  }
}
