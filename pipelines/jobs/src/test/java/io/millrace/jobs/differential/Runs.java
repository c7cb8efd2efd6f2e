package io.millrace.jobs.differential;

import io.millrace.runner.Launcher;
import io.millrace.runner.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Runs flows on a runner, many in one pipeline. */
final class Runs {

  private static final Runs DIRECT = new Runs(List.of("--runner=DirectRunner"));

  private final List<String> arguments;

  /** Runs with these options. */
  Runs(List<String> arguments) {
    this.arguments = List.copyOf(arguments);
  }

  /** What was seen of each flow. */
  List<Observed> of(List<FlowCase> flows) {
    String run = UUID.randomUUID().toString();
    Outcome outcome = launched(flows, run);
    List<Observed> observed = new ArrayList<>();
    for (int i = 0; i < flows.size(); i++) {
      observed.add(Probe.take(name(run, i)));
    }
    outcome.counters().forEach((counter, count) -> addCount(observed, counter, count));
    return observed;
  }

  /** Adds the value of a counter that some flow has; 0 is as good as none. */
  private static void addCount(List<Observed> observed, String counter, long count) {
    Matcher parts = Pattern.compile("[^/]+/(\\d+) (.+)").matcher(counter);
    if (parts.matches() && count > 0) {
      observed.get(Integer.parseInt(parts.group(1))).add(parts.group(2), count);
    }
  }

  private Outcome launched(List<FlowCase> flows, String run) {
    try {
      return Launcher.from(arguments.toArray(String[]::new))
          .launch(
              pipeline -> {
                for (int i = 0; i < flows.size(); i++) {
                  flows.get(i).build(pipeline, name(run, i));
                }
              });
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private static String name(String run, int flow) {
    return "%s/%d".formatted(run, flow);
  }

  /** What is different from what was worked out by hand; empty if nothing is. */
  String difference(FlowCase flow) {
    try {
      return flow.byHand().difference(of(List.of(flow)).get(0));
    } catch (RuntimeException e) {
      return "  failed: %s%n".formatted(e);
    }
  }

  /**
   * What is different in the first of many flows that differ, made small; empty if none does. A run
   * that fails as a whole is looked into flow by flow.
   */
  String differences(List<FlowCase> flows) {
    try {
      List<Observed> observed = of(flows);
      for (int i = 0; i < flows.size(); i++) {
        String difference = flows.get(i).byHand().difference(observed.get(i));
        if (!difference.isEmpty()) {
          return described(flows.get(i), difference);
        }
      }
      return "";
    } catch (RuntimeException e) {
      return flows.stream()
          .filter(flow -> !difference(flow).isEmpty())
          .findFirst()
          .map(flow -> described(flow, difference(flow)))
          .orElse("only together they fail: " + e);
    }
  }

  private String described(FlowCase flow, String difference) {
    Runs quickest = DIRECT.difference(flow).isEmpty() ? this : DIRECT;
    Shrinking.Different smallest =
        Shrinking.of(new Shrinking.Different(flow, difference), quickest::difference);
    return "%s: not as by hand.%nThe smallest such flow:%n%s%s"
        .formatted(arguments, smallest.flow(), smallest.difference());
  }
}
