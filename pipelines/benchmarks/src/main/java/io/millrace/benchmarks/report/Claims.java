package io.millrace.benchmarks.report;

import static io.millrace.benchmarks.harness.Peer.BEAM_DIRECT;
import static io.millrace.benchmarks.harness.Peer.BEAM_FLINK;
import static io.millrace.benchmarks.harness.Peer.FLINK;
import static io.millrace.benchmarks.harness.Peer.LOOP;
import static io.millrace.benchmarks.harness.Peer.MILLRACE_DIRECT;
import static io.millrace.benchmarks.harness.Peer.MILLRACE_FLINK;
import static io.millrace.benchmarks.report.Claim.Bound.AT_LEAST;
import static io.millrace.benchmarks.report.Claim.Bound.AT_MOST;

import io.millrace.benchmarks.harness.Contest;
import io.millrace.benchmarks.harness.Launch;
import io.millrace.benchmarks.harness.Peer;
import io.millrace.benchmarks.harness.Plan;
import io.millrace.benchmarks.harness.Usage;
import io.millrace.benchmarks.harness.Work;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/** What Millrace claims of itself, beside what was measured. */
final class Claims {

  /** Memory that is flat is not equal: a heap is filled before it is cleared. */
  private static final double FLAT = 1.25;

  private static final List<Peer> OURS = List.of(MILLRACE_DIRECT, MILLRACE_FLINK);

  private final Plan plan;
  private final Figures figures;
  private final List<Claim> claims = new ArrayList<>();

  private Claims(Plan plan, Figures figures) {
    this.plan = plan;
    this.figures = figures;
  }

  static List<Claim> of(Plan plan, Figures figures) {
    return new Claims(plan, figures).all();
  }

  private List<Claim> all() {
    for (Work work : List.of(Work.W1, Work.W2)) {
      ours(work, MILLRACE_DIRECT, LOOP, 1.3);
      ours(work, MILLRACE_FLINK, LOOP, 1.3);
      peers(work, BEAM_DIRECT, MILLRACE_DIRECT, 500);
      peers(work, BEAM_FLINK, MILLRACE_FLINK, 8);
      peers(work, FLINK, MILLRACE_FLINK, 3.5);
    }
    peers(Work.W5, BEAM_DIRECT, MILLRACE_DIRECT, 1);
    peers(Work.W5, BEAM_FLINK, MILLRACE_FLINK, 1);
    OURS.forEach(this::hotKey);
    OURS.forEach(this::memory);
    wall(MILLRACE_DIRECT, 1.8);
    wall(MILLRACE_FLINK, 2.2);
    OURS.forEach(this::trivial);
    return claims;
  }

  private void ours(Work work, Peer ours, Peer peer, double limit) {
    OptionalDouble ratio = Figures.ratio(figures.slope(work, ours), figures.slope(work, peer));
    add("%s: CPU slope, ours to %s".formatted(work.title(), peer.title()), ours, ratio, limit);
  }

  private void peers(Work work, Peer peer, Peer ours, double limit) {
    OptionalDouble ratio = Figures.ratio(figures.slope(work, peer), figures.slope(work, ours));
    claims.add(
        new Claim(
            "%s: CPU slope, %s to ours".formatted(work.title(), peer.title()),
            runner(ours),
            ratio,
            AT_LEAST,
            limit));
  }

  private void hotKey(Peer ours) {
    OptionalDouble ratio =
        Figures.ratio(figures.slope(Work.W6, ours), figures.slope(Work.W2, ours));
    add("W6 to W2: CPU slope, ours", ours, ratio, 1.3);
  }

  private void memory(Peer ours) {
    Contest small = plan.memorySmall(ours);
    Contest large = plan.memoryLarge(ours);
    String measure =
        "W1 with -Xmx512m: peak RSS, %,d MB to %,d MB"
            .formatted(large.data().amount() / 1_000_000, small.data().amount() / 1_000_000);
    add(measure, ours, ratio(large, small, Usage::peakBytes), FLAT);
  }

  private void trivial(Peer ours) {
    Contest tuned = plan.trivial(ours, Launch.SMALL);
    Contest plain = plan.trivial(ours, Launch.JAVA_AND_BEAM);
    OptionalDouble ratio = ratio(tuned, plain, Usage::wallSeconds);
    String measure = "1,000 rows: wall of the process, to %s".formatted(plain.launch().title());
    add(measure, ours, ratio, 0.6);
  }

  private void wall(Peer ours, double limit) {
    Contest large = plan.large(Work.W1, ours);
    OptionalDouble ratio = ratio(large, plan.large(Work.W1, LOOP), Usage::wallSeconds);
    String measure =
        "W1 over %,d MB: wall of the process, ours to %s"
            .formatted(large.data().amount() / 1_000_000, LOOP.title());
    add(measure, ours, ratio, limit);
  }

  private OptionalDouble ratio(
      Contest one, Contest other, java.util.function.ToDoubleFunction<Usage> of) {
    return Figures.ratio(figures.median(one, of), figures.median(other, of));
  }

  private void add(String measure, Peer ours, OptionalDouble ratio, double limit) {
    claims.add(new Claim(measure, runner(ours), ratio, AT_MOST, limit));
  }

  private static String runner(Peer ours) {
    return ours == MILLRACE_DIRECT ? "DirectRunner" : "Flink";
  }
}
