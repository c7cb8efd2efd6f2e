package io.millrace.jobs.run;

import io.millrace.flow.live.StageCounts;
import io.millrace.jobs.report.Amount;
import io.millrace.runner.Outcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The counts at the end of a job: a line for each stage that counted, and one for all. */
final class Summary {

  private Summary() {}

  /** The lines; none of a pipeline without flows. */
  static List<String> of(Outcome outcome) {
    List<String> lines = new ArrayList<>();
    for (StageCounts stage : outcome.stages()) {
      String counts = counts(stage, outcome.elapsed());
      if (!counts.isEmpty()) {
        lines.add("  %s: %s".formatted(stage.title(), counts));
      }
    }
    if (!lines.isEmpty()) {
      lines.add("  " + totals(outcome));
    }
    return lines;
  }

  private static String counts(StageCounts stage, Duration elapsed) {
    List<String> counts = new ArrayList<>();
    if (stage.splits() > 0) {
      counts.add("%s splits".formatted(Amount.of(stage.splits())));
      counts.add(withRate(stage, "rowsRead", "rows read", elapsed));
    }
    add(counts, stage, "rowsReduced", "%s reduced");
    add(counts, stage, "groups", "%s groups");
    if (stage.counts().containsKey("rowsWritten")) {
      counts.add(withRate(stage, "rowsWritten", "written", elapsed));
    }
    if (stage.count("bytesShuffled") > 0) {
      counts.add("%s shuffled".formatted(Amount.bytes(stage.count("bytesShuffled"))));
    }
    return String.join(", ", counts);
  }

  private static String withRate(StageCounts stage, String counter, String what, Duration elapsed) {
    long rows = stage.count(counter);
    return "%s %s (%s a second)".formatted(Amount.of(rows), what, Amount.rate(rows, elapsed));
  }

  private static void add(List<String> counts, StageCounts stage, String counter, String format) {
    if (stage.counts().containsKey(counter)) {
      counts.add(format.formatted(Amount.of(stage.count(counter))));
    }
  }

  private static String totals(Outcome outcome) {
    return "%s groups, %s dead letters, %s shuffled, %s retries"
        .formatted(
            Amount.of(outcome.counter("groups")),
            Amount.of(outcome.counter("deadLetters")),
            Amount.bytes(outcome.counter("bytesShuffled")),
            Amount.of(outcome.retries()));
  }
}
