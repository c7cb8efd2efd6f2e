package io.millrace.jobs.report;

import io.millrace.flow.live.StageCounts;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The operators of a stage, each with what went in and what came out. */
final class Operators {

  private static final String COUNTED = "counted ";

  private final StageCounts stage;
  private final Map<String, Integer> named = new HashMap<>();
  private final List<String> lines = new ArrayList<>();

  private Operators(StageCounts stage) {
    this.stage = stage;
  }

  /** A line for each, in order; not escaped. */
  static List<String> lines(StageCounts stage) {
    Operators operators = new Operators(stage);
    for (int branch = 0; branch < stage.branches().size(); branch++) {
      String prefix = branch == 0 ? "" : "or: ";
      for (String operator : stage.branches().get(branch)) {
        operators.lines.add(prefix + operators.line(operator));
      }
    }
    return operators.lines;
  }

  private String line(String operator) {
    // As the stage labels its counters: the second of a name has a number.
    int times = named.merge(operator, 1, Integer::sum);
    String label = times == 1 ? operator : "%s (%d)".formatted(operator, times);
    if (operator.startsWith(COUNTED)) {
      return counted(operator, operator.substring(COUNTED.length()));
    }
    if (operator.startsWith("partition ") && stage.counts().containsKey("rowsReduced")) {
      return "%s: %s folded".formatted(label, Amount.of(stage.count("rowsReduced")));
    }
    if (!stage.counts().containsKey(label + ".in")) {
      return label;
    }
    long failed = stage.count(label + ".failed");
    return "%s: %s → %s%s"
        .formatted(
            label,
            Amount.of(stage.count(label + ".in")),
            Amount.of(stage.count(label + ".out")),
            failed == 0 ? "" : ", %s failed".formatted(Amount.of(failed)));
  }

  private String counted(String operator, String counter) {
    return stage.counts().containsKey(counter)
        ? "%s: %s".formatted(operator, Amount.of(stage.count(counter)))
        : operator;
  }
}
