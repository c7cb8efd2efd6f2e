package io.millrace.benchmarks.report;

import io.millrace.benchmarks.harness.Contest;
import io.millrace.benchmarks.harness.Launch;
import io.millrace.benchmarks.harness.Outcome;
import io.millrace.benchmarks.harness.Peer;
import io.millrace.benchmarks.harness.Plan;
import io.millrace.benchmarks.harness.Usage;
import io.millrace.benchmarks.harness.Work;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/** The three tables: claims, slopes, medians. */
final class Tables {

  private final Plan plan;
  private final Outcome outcome;
  private final Figures figures;

  Tables(Plan plan, Outcome outcome) {
    this.plan = plan;
    this.outcome = outcome;
    this.figures = new Figures(plan, outcome);
  }

  /** Each claim, and whether it holds. */
  Table claims() {
    return new Table(
        List.of("measure", "runner", "limit", "measured", "verdict"),
        2,
        Claims.of(plan, figures).stream()
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

  /** CPU time for each unit of input, starting left out. */
  Table slopes() {
    List<List<String>> rows = new ArrayList<>();
    for (Work work : Work.values()) {
      for (Peer peer : Peer.values()) {
        OptionalDouble slope = figures.slope(work, peer);
        if (slope.isPresent()) {
          rows.add(
              List.of(
                  work.title(),
                  peer.title(),
                  sizes(work, peer),
                  Numbers.slope(slope, work.data().unit()),
                  Numbers.ratio(Figures.ratio(slope, figures.slope(work, Peer.LOOP)))));
        }
      }
    }
    return new Table(List.of("work", "contestant", "between", "CPU slope", "to the loop"), 2, rows);
  }

  private String sizes(Work work, Peer peer) {
    return amount(plan.small(work, peer)) + " and " + amount(plan.large(work, peer));
  }

  /** The medians of each contest. */
  Table medians() {
    List<List<String>> rows = new ArrayList<>();
    for (Contest contest : plan.contests()) {
      String failure = outcome.failures().get(contest);
      rows.add(
          List.of(
              contest.work().title(),
              contest.peer().title() + launch(contest),
              amount(contest),
              failure == null ? median(contest, Usage::wallSeconds) : "failed",
              median(contest, Usage::cpuSeconds),
              Numbers.megabytes(figures.median(contest, Usage::peakBytes))));
    }
    return new Table(List.of("work", "contestant", "input", "wall", "CPU", "peak RSS"), 2, rows);
  }

  private String median(Contest contest, java.util.function.ToDoubleFunction<Usage> of) {
    return Numbers.seconds(figures.median(contest, of));
  }

  private static String launch(Contest contest) {
    return contest.launch() == Launch.LARGE ? "" : ", " + contest.launch().title();
  }

  private static String amount(Contest contest) {
    long amount = contest.data().amount();
    if (contest.data().kind().unit().equals("rows")) {
      return String.format(Locale.ROOT, "%,d rows", amount);
    }
    return amount < 1_000_000
        ? String.format(Locale.ROOT, "%,d KB", amount / 1_000)
        : String.format(Locale.ROOT, "%,d MB", amount / 1_000_000);
  }
}
