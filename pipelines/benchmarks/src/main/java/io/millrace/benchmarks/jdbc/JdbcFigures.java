package io.millrace.benchmarks.jdbc;

import java.util.List;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;

/** Medians of runs, the ratios and the slopes between them. */
final class JdbcFigures {

  private final List<Run> runs;

  JdbcFigures(List<Run> runs) {
    this.runs = runs;
  }

  /** The median over all runs of a trial; empty if there are none, or they do not say. */
  OptionalDouble median(Trial trial, ToDoubleFunction<Run> of) {
    double[] sorted =
        runs.stream()
            .filter(run -> run.trial().equals(trial))
            .mapToDouble(of)
            .filter(Double::isFinite)
            .sorted()
            .toArray();
    return sorted.length == 0
        ? OptionalDouble.empty()
        : OptionalDouble.of((sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2);
  }

  /** How many times the second the first took; empty if one was not measured. */
  OptionalDouble ratio(Trial of, Trial to, ToDoubleFunction<Run> figure) {
    OptionalDouble dividend = median(of, figure);
    OptionalDouble divisor = median(to, figure);
    return dividend.isPresent() && divisor.isPresent() && divisor.getAsDouble() > 0
        ? OptionalDouble.of(dividend.getAsDouble() / divisor.getAsDouble())
        : OptionalDouble.empty();
  }

  /**
   * Nanoseconds a row: what the larger size takes more than the smaller, so that starting is left
   * out. Empty if one was not measured, or the larger did not take more.
   */
  OptionalDouble slope(
      Contestant contestant, long small, long large, ToDoubleFunction<Run> figure) {
    OptionalDouble less = median(new Trial(contestant, small), figure);
    OptionalDouble more = median(new Trial(contestant, large), figure);
    if (large <= small
        || less.isEmpty()
        || more.isEmpty()
        || more.getAsDouble() <= less.getAsDouble()) {
      return OptionalDouble.empty();
    }
    return OptionalDouble.of((more.getAsDouble() - less.getAsDouble()) * 1e9 / (large - small));
  }
}
