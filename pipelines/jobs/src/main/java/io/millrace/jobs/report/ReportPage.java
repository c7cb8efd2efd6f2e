package io.millrace.jobs.report;

import io.millrace.flow.live.StageCounts;
import io.millrace.runner.Outcome;
import io.millrace.runner.Setting;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A report as one page that needs nothing else. */
final class ReportPage {

  private final Report report;
  private final List<StageCounts> stages;
  private final Duration elapsed;

  ReportPage(Report report) {
    this.report = report;
    this.stages =
        report.outcome().map(Outcome::stages).orElseGet(() -> report.recording().last().stages());
    this.elapsed =
        report.outcome().map(Outcome::elapsed).orElseGet(() -> report.recording().last().elapsed());
  }

  String html() {
    return """
        <!DOCTYPE html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <title>%1$s: %2$s</title>
        <style>
        %3$s</style>
        </head>
        <body>
        <h1>%1$s <span id="end" class="%2$s">%2$s</span></h1>
        %4$s
        <h2>Outcome</h2>
        %5$s
        <h2>Plan</h2>
        %6$s
        <h2>Throughput</h2>
        %7$s
        <h2>Stages</h2>
        %8$s
        <h2>Options</h2>
        %9$s
        </body>
        </html>
        """
        .formatted(
            Html.escaped(report.job()),
            Html.escaped(report.end().word()),
            style(),
            error(),
            table("outcome", outcome()),
            PlanPicture.of(report.recording().graph(), stages),
            ThroughputChart.of(report.recording().samples()),
            new StageTable(stages).html(),
            options());
  }

  private String error() {
    return report.end().error().isEmpty()
        ? ""
        : "<p id=\"error\">%s</p>".formatted(Html.escaped(Masked.text(report.end().error())));
  }

  private Map<String, String> outcome() {
    Map<String, String> outcome = new LinkedHashMap<>();
    outcome.put("runner", report.launcher().profile().name());
    outcome.put("started", report.started().truncatedTo(ChronoUnit.SECONDS).toString());
    outcome.put("time of the pipeline", Amount.seconds(elapsed));
    outcome.put("rows read", Amount.of(count("rowsRead")));
    outcome.put("rows read a second", Amount.rate(count("rowsRead"), elapsed));
    outcome.put("rows reduced", Amount.of(count("rowsReduced")));
    outcome.put("shuffled", Amount.bytes(count("bytesShuffled")));
    outcome.put("groups", Amount.of(count("groups")));
    outcome.put("rows written", Amount.of(count("rowsWritten")));
    outcome.put("dead letters", Amount.of(count("deadLetters")));
    outcome.put("retries", Amount.of(count("readRetries") + count("writeRetries")));
    List<String> restarts = report.recording().last().restarts();
    for (int i = 0; i < restarts.size(); i++) {
      outcome.put("begun again, %d".formatted(i + 1), Masked.text(restarts.get(i)));
    }
    return outcome;
  }

  private long count(String counter) {
    return stages.stream().mapToLong(stage -> stage.count(counter)).sum();
  }

  private String options() {
    Map<String, String> given = new LinkedHashMap<>();
    report.arguments().forEach(argument -> given.put(Masked.argument(argument), "given"));
    for (Setting setting : report.launcher().settings()) {
      given.put(
          "--%s=%s"
              .formatted(
                  setting.option(),
                  Masked.value(setting.option(), String.valueOf(setting.value()))),
          setting.reason());
    }
    return table("options", given);
  }

  private static String table(String id, Map<String, String> rows) {
    StringBuilder table = new StringBuilder("<table id=\"%s\">\n".formatted(id));
    rows.forEach(
        (name, value) ->
            table.append(
                "<tr><th>%s</th><td>%s</td></tr>\n"
                    .formatted(Html.escaped(name), Html.escaped(value))));
    return table.append("</table>").toString();
  }

  private static String style() {
    try (InputStream in = ReportPage.class.getResourceAsStream("report.css")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
