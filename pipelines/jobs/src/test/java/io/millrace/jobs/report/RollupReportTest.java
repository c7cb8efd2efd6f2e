package io.millrace.jobs.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.jobs.databases.JobScreen;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The report of a real job. */
class RollupReportTest {

  private static final String PASSWORD = "hunter2";

  @TempDir private Path folder;

  private final String url = "jdbc:h2:mem:" + UUID.randomUUID();
  private Connection database;

  @BeforeEach
  void sales() throws Exception {
    database = DriverManager.getConnection(url, "sa", PASSWORD);
    try (Statement statement = database.createStatement()) {
      statement.execute(
          "CREATE TABLE \"<script>sales</script>\" AS"
              + " SELECT x AS id, mod(x, 3) AS region, x AS amount FROM system_range(1, 1000)");
      statement.execute(
          "CREATE TABLE small (region bigint PRIMARY KEY,"
              + " total decimal(20) CHECK (total < 9))");
    }
  }

  @AfterEach
  void close() throws Exception {
    database.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"DirectRunner", "FlinkRunner"})
  void done_numbersOfTheJob(String runner) throws Exception {
    JobScreen screen = rollup("--into=totals", "--createTable", "--runner=" + runner);

    assertThat(screen.code()).as(screen.err()).isZero();
    Document page = page();
    assertThat(page.select("#end").text()).isEqualTo("done");
    assertThat(page.select("#outcome tr").stream().map(Element::text))
        .contains(
            "runner " + runner,
            "rows read 1,000",
            "rows reduced 1,000",
            "groups 3",
            "rows written 3",
            "dead letters 0",
            "retries 0");
    assertThat(page.select("svg.plan text.operator").eachText())
        .contains("read: 1,000 rows", "merge: 3 groups", "written: 3 rows");
    assertThat(page.select("script")).isEmpty();
    assertThat(Files.readString(file())).doesNotContain(PASSWORD);
    assertThat(screen.out())
        .contains("1,000 rows read (", "1,000 reduced", "3 groups, 3 written (")
        .contains("3 groups, 0 dead letters", "0 retries");
  }

  @ParameterizedTest
  @ValueSource(strings = {"DirectRunner", "FlinkRunner"})
  void slowTarget_whoReadsIsBackPressured(String runner) throws Exception {
    try (Statement statement = database.createStatement()) {
      statement.execute("CREATE ALIAS pause FOR \"io.millrace.jobs.SlowDatabase.pause\"");
      statement.execute(
          "CREATE TABLE slow (id bigint PRIMARY KEY CHECK (pause(2)), region bigint, amount bigint)");
    }

    JobScreen screen = job("copy", "--into=slow", "--mode=upsert", "--runner=" + runner);

    assertThat(screen.code()).as(screen.err()).isZero();
    List<String> cells = page().select("#stages tr").get(1).select("td").eachText();
    assertThat(cells.get(4)).isEqualTo("1,000");
    assertThat(percent(cells.get(8))).as("%s", cells).isGreaterThan(70);
    assertThat(percent(cells.get(7))).as("%s", cells).isLessThan(30);
  }

  private static int percent(String cell) {
    return Integer.parseInt(cell.replace(" %", ""));
  }

  @Test
  void failed_itsErrorInOneLine() throws Exception {
    JobScreen screen = rollup("--into=small");

    assertThat(screen.code()).as(screen.err()).isEqualTo(1);
    Document page = page();
    assertThat(page.select("#end").text()).isEqualTo("failed");
    assertThat(page.select("#error").text()).startsWith("SQLException: cannot write to table ");
    assertThat(page.select("#outcome tr").stream().map(Element::text))
        .contains("rows read 1,000", "rows written 0");
  }

  @Test
  void quiet_aReportAndNoWord() throws Exception {
    JobScreen screen = rollup("--into=totals", "--createTable", "--quiet");

    assertThat(screen).isEqualTo(new JobScreen(0, "", ""));
    assertThat(page().select("#end").text()).isEqualTo("done");
  }

  @ParameterizedTest
  @ValueSource(strings = {".", "nowhere/report.html"})
  void fileThatCannotBeWritten_wrongUseBeforeAnythingRuns(String name) throws Exception {
    JobScreen screen = rollup("--into=totals", "--createTable", "--report=" + folder.resolve(name));

    assertThat(screen.code()).isEqualTo(2);
    assertThat(screen.err())
        .contains("--report=" + folder.resolve(name), "must be a file that can be written")
        .hasLineCount(1);
    assertThat(database.getMetaData().getTables(null, null, "TOTALS", null).next()).isFalse();
  }

  @Test
  void wrongUse_noReport() {
    JobScreen screen = rollup("--into=nowhere");

    assertThat(screen.code()).isEqualTo(2);
    assertThat(file()).doesNotExist();
  }

  private JobScreen rollup(String... more) {
    return job(
        "rollup",
        Stream.concat(
                Stream.of("--groupBy=region", "--aggregate=sum(amount) as total"), Stream.of(more))
            .toArray(String[]::new));
  }

  private JobScreen job(String name, String... more) {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                name,
                "--from=%s;USER=sa;PASSWORD=%s".formatted(url, PASSWORD),
                "--to=%s;USER=sa;PASSWORD=%s".formatted(url, PASSWORD),
                "--query=SELECT * FROM \"<script>sales</script>\""));
    arguments.addAll(List.of(more));
    if (arguments.stream().noneMatch(argument -> argument.startsWith("--report="))) {
      arguments.add("--report=" + file());
    }
    return JobScreen.of(arguments.toArray(String[]::new));
  }

  private Path file() {
    return folder.resolve("report.html");
  }

  private Document page() throws Exception {
    return Jsoup.parse(file());
  }
}
