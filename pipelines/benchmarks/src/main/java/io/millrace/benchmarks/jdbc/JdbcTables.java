package io.millrace.benchmarks.jdbc;

import io.millrace.benchmarks.report.Numbers;
import io.millrace.benchmarks.report.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/** The three tables: claims, medians, slopes. */
final class JdbcTables {

  private final List<JdbcContest> contests;
  private final JdbcOutcome outcome;
  private final JdbcFigures figures;

  JdbcTables(List<JdbcContest> contests, JdbcOutcome outcome) {
    this.contests = contests;
    this.outcome = outcome;
    this.figures = new JdbcFigures(contests, outcome);
  }

  /** Each claim, and whether it holds. */
  Table claims() {
    return new Table(
        List.of("measure", "runner", "limit", "measured", "verdict"),
        2,
        JdbcClaims.of(figures).stream()
            .map(
                claim ->
                    List.of(
                        claim.measure(),
                        claim.runner(),
                        claim.limitInWords(),
                        Numbers.ratio(claim.ratio()),
                        claim.verdict()))
            .toList());
  }

  /** The medians of each contest. */
  Table medians() {
    return new Table(
        List.of(
            "work", "contestant", "rows", "wall", "to copy", "work alone", "CPU", "CPU, server"),
        2,
        contests.stream().map(this::medians).toList());
  }

  private List<String> medians(JdbcContest contest) {
    OptionalDouble wall = figures.median(contest, JdbcRun::wallSeconds);
    JdbcContest copy = new JdbcContest(contest.work(), contest.rows(), Contestant.COPY);
    return List.of(
        contest.work().toString(),
        contest.contestant().title(),
        String.format(Locale.ROOT, "%,d", contest.rows()),
        outcome.failures().containsKey(contest) ? "failed" : Numbers.seconds(wall),
        Numbers.ratio(JdbcFigures.ratio(wall, figures.median(copy, JdbcRun::wallSeconds))),
        Numbers.seconds(figures.jobMedian(contest)),
        Numbers.seconds(figures.median(contest, JdbcRun::ownSeconds)),
        Numbers.seconds(figures.median(contest, JdbcRun::serverSeconds)));
  }

  /** CPU time for each row, starting left out. */
  Table slopes() {
    List<List<String>> rows = new ArrayList<>();
    for (Contestant contestant : Contestant.values()) {
      OptionalDouble all = figures.slope(JdbcWork.ROLLUP, contestant, JdbcRun::cpuSeconds);
      if (all.isPresent()) {
        OptionalDouble copy = figures.slope(JdbcWork.ROLLUP, Contestant.COPY, JdbcRun::cpuSeconds);
        rows.add(
            List.of(
                contestant.title(),
                Numbers.nanosPerRow(
                    figures.slope(JdbcWork.ROLLUP, contestant, JdbcRun::ownSeconds)),
                Numbers.nanosPerRow(
                    figures.slope(JdbcWork.ROLLUP, contestant, JdbcRun::serverSeconds)),
                Numbers.nanosPerRow(all),
                Numbers.ratio(JdbcFigures.ratio(all, copy))));
      }
    }
    return new Table(List.of("contestant", "own CPU", "server's CPU", "both", "to copy"), 1, rows);
  }
}
