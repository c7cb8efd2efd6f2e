package io.millrace.jobs.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.flow.live.StageCounts;
import io.millrace.runner.Launcher;
import io.millrace.runner.Outcome;
import io.millrace.runner.watch.PipelineGraph;
import io.millrace.runner.watch.PipelineGraph.Edge;
import io.millrace.runner.watch.Progress;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.beam.sdk.PipelineResult.State;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;

/** What a browser makes of the page. */
class ReportPageTest {

  private static final StageCounts READ =
      new StageCounts(
          "orders, filter, partition by day",
          List.of(List.of("filter", "partition by day")),
          16,
          Map.of(
              "rowsRead", 6_000L,
              "splitsDone", 16L,
              "filter.in", 6_000L,
              "filter.out", 4_500L,
              "rowsReduced", 4_500L,
              "bytesShuffled", 1_500_000L),
          new StageCounts.Time(2_000_000_000, 1_500_000_000, 0));
  private static final StageCounts WRITE =
      new StageCounts(
          "reduce by day, totals",
          List.of(List.of("totals")),
          0,
          Map.of(
              "groups", 30L,
              "rowsWritten", 29L,
              "deadLetters", 1L,
              "readRetries", 1L,
              "writeRetries", 2L),
          new StageCounts.Time(1_000_000_000, 250_000_000, 500_000_000));
  private static final PipelineGraph GRAPH =
      new PipelineGraph(
          List.of("splits of orders", READ.name(), "shuffle by day", WRITE.name()),
          List.of(
              new Edge("splits of orders", READ.name()),
              new Edge(READ.name(), "shuffle by day"),
              new Edge("shuffle by day", WRITE.name())));

  @Test
  void outcome_numbers() {
    Document page = page(done(READ, WRITE), List.of());

    assertThat(page.title()).isEqualTo("rollup: done");
    assertThat(page.select("#end").text()).isEqualTo("done");
    assertThat(page.select("#outcome tr").stream().map(Element::text))
        .contains(
            "runner DirectRunner",
            "started 2026-11-25T12:00:00Z",
            "time of the pipeline 3.00 s",
            "rows read 6,000",
            "rows read a second 2,000",
            "rows reduced 4,500",
            "shuffled 1.5 MB",
            "groups 30",
            "rows written 29",
            "dead letters 1",
            "retries 3");
  }

  @Test
  void stages_sharesOfTime() {
    Document page = page(done(READ, WRITE), List.of());

    assertThat(page.select("#stages tr").stream().skip(1).map(Element::text))
        .containsExactly(
            "orders 6,000 4,500 0 0 1.5 MB 2.00 s 75 % not measured 25 %",
            "reduce by day 0 0 30 29 0 bytes 1.00 s 25 % 50 % 25 %");
  }

  @Test
  void plan_boxesOperatorsAndCounts() {
    Document page = page(done(READ, WRITE), List.of());

    assertThat(page.select("svg.plan g rect")).hasSize(4);
    assertThat(page.select("svg.plan text.name").eachText())
        .containsExactly("splits of orders", "orders", "shuffle by day", "reduce by day");
    assertThat(page.select("svg.plan text.operator").eachText())
        .containsExactly(
            "read: 6,000 rows",
            "filter: 6,000 → 4,500",
            "partition by day: 4,500 folded",
            "merge: 30 groups",
            "totals",
            "written: 29 rows",
            "refused: 1 rows");
    assertThat(page.select("svg.plan text.count").eachText())
        .contains("16 of 16 splits", "1.5 MB in blocks");
  }

  @Test
  void throughput_overTime() {
    Document page = page(done(READ, WRITE), List.of());

    assertThat(page.select("svg.chart text.axis").eachText())
        .containsExactly("3,000", "0", "2.0 s");
    assertThat(page.select("svg.chart polyline.read").attr("points"))
        .isEqualTo("470.0,16.0 850.0,16.0");
  }

  @Test
  void options_withoutSecrets() {
    Document page =
        page(
            done(READ, WRITE),
            List.of("--from=jdbc:h2:mem:x;PASSWORD=hunter2", "--toPassword=env:SHOP"));

    assertThat(page.select("#options th").eachText())
        .contains("--from=jdbc:h2:mem:x;PASSWORD=***", "--toPassword=env:SHOP")
        .contains("--enforceImmutability=false");
    assertThat(page.html()).doesNotContain("hunter2");
  }

  @Test
  void failed_theErrorAndWhatWasSeen() {
    Document page =
        page(
            Optional.empty(),
            List.of(),
            new Report.End("failed", "no luck at jdbc:x:y;password=hunter2"));

    assertThat(page.select("#end").text()).isEqualTo("failed");
    assertThat(page.select("#error").text()).isEqualTo("no luck at jdbc:x:y;password=***");
    assertThat(page.select("#outcome tr").stream().map(Element::text)).contains("rows read 6,000");
  }

  @Test
  void begunAgain_whyAndHowOften() {
    Document page = page(done(READ, WRITE), List.of(), new Report.End("done", ""), GRAPH);

    assertThat(page.select("#outcome tr").stream().map(Element::text))
        .endsWith("begun again, 1 a worker was lost", "begun again, 2 jdbc:x:y;password=***");
  }

  @Test
  void hostileNames_areTexts() {
    String hostile = "\"><script>alert('1')</script><img src=x onerror=alert(1)>&amp;\u0000";
    StageCounts stage =
        new StageCounts(hostile, List.of(List.of(hostile)), 0, Map.of(), StageCounts.Time.NONE);

    Document page =
        page(
            done(stage),
            List.of("--where=" + hostile),
            new Report.End("failed", hostile),
            new PipelineGraph(List.of(hostile), List.of()));

    assertThat(page.select("script, img, [onerror]")).isEmpty();
    assertThat(page.select("#error").text())
        .isEqualTo("\"><script>alert('1')</script><img src=x onerror=alert(1)>&amp;\ufffd");
    assertThat(page.select("#options th").eachText().get(0)).startsWith("--where=\"><script>alert");
  }

  @Test
  void noPipeline_saysSo() {
    Document page =
        page(
            Optional.empty(),
            List.of(),
            new Report.End("failed", "lost"),
            new PipelineGraph(List.of(), List.of()));

    assertThat(page.select("h2").eachText())
        .containsExactly("Outcome", "Plan", "Throughput", "Stages", "Options");
  }

  private static Optional<Outcome> done(StageCounts... stages) {
    return Optional.of(new Outcome(State.DONE, Duration.ofSeconds(3), Map.of(), List.of(stages)));
  }

  private static Document page(Optional<Outcome> outcome, List<String> arguments) {
    return page(outcome, arguments, new Report.End("done", ""));
  }

  private static Document page(Optional<Outcome> outcome, List<String> arguments, Report.End end) {
    return page(outcome, arguments, end, GRAPH);
  }

  private static Document page(
      Optional<Outcome> outcome, List<String> arguments, Report.End end, PipelineGraph graph) {
    Recording recording = new Recording();
    recording.begin(graph);
    recording.progress(new Progress(Duration.ofSeconds(1), List.of(half(READ))));
    recording.progress(
        new Progress(
            Duration.ofSeconds(2),
            List.of(READ, WRITE),
            List.of("a worker was lost", "jdbc:x:y;password=hunter2"),
            Optional.empty()));
    return Jsoup.parse(
        new ReportPage(
                new Report(
                    "rollup",
                    Instant.parse("2026-11-25T12:00:00.5Z"),
                    arguments,
                    Launcher.from(),
                    recording,
                    outcome,
                    end))
            .html());
  }

  private static StageCounts half(StageCounts stage) {
    return stage.with(Map.of("rowsRead", stage.count("rowsRead") / 2), StageCounts.Time.NONE);
  }
}
