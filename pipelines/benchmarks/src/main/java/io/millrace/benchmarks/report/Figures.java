package io.millrace.benchmarks.report;

import io.millrace.benchmarks.harness.Contest;
import io.millrace.benchmarks.harness.Measurement;
import io.millrace.benchmarks.harness.Outcome;
import io.millrace.benchmarks.harness.Peer;
import io.millrace.benchmarks.harness.Plan;
import io.millrace.benchmarks.harness.Usage;
import io.millrace.benchmarks.harness.Work;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;

/** Medians of what was measured, and the slopes between them. */
final class Figures {

  private final Plan plan;
  private final Outcome outcome;

  Figures(Plan plan, Outcome outcome) {
    this.plan = plan;
    this.outcome = outcome;
  }

  /** The median of all runs of a contest; empty if there are none. */
  OptionalDouble median(Contest contest, ToDoubleFunction<Usage> of) {
    return Median.of(
        outcome.measurements().stream()
            .filter(measurement -> measurement.contest().equals(contest))
            .map(Measurement::usage)
            .mapToDouble(of));
  }

  /**
   * CPU seconds for each unit of input: what the larger size takes more than the smaller, so that
   * starting is left out. Empty if one of them was not measured, or the difference drowns in noise.
   */
  OptionalDouble slope(Work work, Peer peer) {
    Contest small = plan.small(work, peer);
    Contest large = plan.large(work, peer);
    OptionalDouble less = median(small, Usage::cpuSeconds);
    OptionalDouble more = median(large, Usage::cpuSeconds);
    if (less.isEmpty() || more.isEmpty() || more.getAsDouble() <= less.getAsDouble()) {
      return OptionalDouble.empty();
    }
    long units = large.data().amount() - small.data().amount();
    return OptionalDouble.of((more.getAsDouble() - less.getAsDouble()) / units);
  }

  /** How many times the second the first is; empty if one of them is. */
  static OptionalDouble ratio(OptionalDouble of, OptionalDouble to) {
    return of.isPresent() && to.isPresent()
        ? OptionalDouble.of(of.getAsDouble() / to.getAsDouble())
        : OptionalDouble.empty();
  }
}
