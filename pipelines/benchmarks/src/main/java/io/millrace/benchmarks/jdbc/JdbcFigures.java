package io.millrace.benchmarks.jdbc;

import io.millrace.benchmarks.report.Median;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;

/**
 * Medians of what was measured, ratios and slopes of them. A contest that has failed once has none:
 * its other runs say nothing.
 */
final class JdbcFigures {

  private final List<JdbcContest> contests;
  private final JdbcOutcome outcome;

  JdbcFigures(List<JdbcContest> contests, JdbcOutcome outcome) {
    this.contests = contests;
    this.outcome = outcome;
  }

  /** The median of all runs of a contest; empty if there are none, or one failed. */
  OptionalDouble median(JdbcContest contest, ToDoubleFunction<JdbcRun> of) {
    return Median.of(
        outcome.runs().stream()
            .filter(run -> run.contest().equals(contest))
            .filter(run -> !outcome.failures().containsKey(contest))
            .mapToDouble(of));
  }

  /** The median of what the contestant says its work took; empty also if it does not say. */
  OptionalDouble jobMedian(JdbcContest contest) {
    return Median.of(
        outcome.runs().stream()
            .filter(run -> run.contest().equals(contest))
            .filter(run -> !outcome.failures().containsKey(contest))
            .flatMapToDouble(run -> run.jobSeconds().stream()));
  }

  /** The largest contest of a contestant; empty if it was in none. */
  Optional<JdbcContest> largest(JdbcWork work, Contestant contestant) {
    return of(work, contestant).stream().max(Comparator.comparingLong(JdbcContest::rows));
  }

  /** The smallest; the same as the largest where there is one size. */
  Optional<JdbcContest> smallest(JdbcWork work, Contestant contestant) {
    return of(work, contestant).stream().min(Comparator.comparingLong(JdbcContest::rows));
  }

  private List<JdbcContest> of(JdbcWork work, Contestant contestant) {
    return contests.stream()
        .filter(contest -> contest.work() == work && contest.contestant() == contestant)
        .toList();
  }

  /**
   * Seconds for each row: what the largest size takes more than the smallest, so that starting is
   * left out. Empty with one size, or where the difference drowns in noise.
   */
  OptionalDouble slope(JdbcWork work, Contestant contestant, ToDoubleFunction<JdbcRun> of) {
    Optional<JdbcContest> small = smallest(work, contestant);
    Optional<JdbcContest> large = largest(work, contestant);
    if (small.isEmpty() || large.isEmpty() || small.equals(large)) {
      return OptionalDouble.empty();
    }
    OptionalDouble less = median(small.get(), of);
    OptionalDouble more = median(large.get(), of);
    if (less.isEmpty() || more.isEmpty() || more.getAsDouble() <= less.getAsDouble()) {
      return OptionalDouble.empty();
    }
    long rows = large.get().rows() - small.get().rows();
    return OptionalDouble.of((more.getAsDouble() - less.getAsDouble()) / rows);
  }

  /** How many times the second the first takes, by the clock, at the largest size. */
  OptionalDouble wallRatio(JdbcWork work, Contestant one, Contestant other) {
    return ratio(wall(work, one), wall(work, other));
  }

  /** The same of what they say that their work took, without the start. */
  OptionalDouble jobRatio(JdbcWork work, Contestant one, Contestant other) {
    return ratio(job(work, one), job(work, other));
  }

  private OptionalDouble wall(JdbcWork work, Contestant contestant) {
    return largest(work, contestant)
        .map(contest -> median(contest, JdbcRun::wallSeconds))
        .orElse(OptionalDouble.empty());
  }

  private OptionalDouble job(JdbcWork work, Contestant contestant) {
    return largest(work, contestant).map(this::jobMedian).orElse(OptionalDouble.empty());
  }

  /** Empty if one of them is. */
  static OptionalDouble ratio(OptionalDouble of, OptionalDouble to) {
    return of.isPresent() && to.isPresent()
        ? OptionalDouble.of(of.getAsDouble() / to.getAsDouble())
        : OptionalDouble.empty();
  }
}
