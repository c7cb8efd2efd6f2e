package io.millrace.benchmarks.jdbc;

import static io.millrace.benchmarks.jdbc.Contestant.BEAM_FLINK;
import static io.millrace.benchmarks.jdbc.Contestant.COPY;
import static io.millrace.benchmarks.jdbc.Contestant.FLINK;
import static io.millrace.benchmarks.jdbc.Contestant.MILLRACE_DIRECT;
import static io.millrace.benchmarks.jdbc.Contestant.MILLRACE_FLINK;
import static io.millrace.benchmarks.jdbc.Contestant.MILLRACE_PUSHDOWN;
import static io.millrace.benchmarks.jdbc.Contestant.SQL;
import static io.millrace.benchmarks.jdbc.Contestant.UPSERT_BEAM_DIRECT;
import static io.millrace.benchmarks.jdbc.Contestant.UPSERT_BEAM_FLINK;
import static io.millrace.benchmarks.jdbc.Contestant.UPSERT_MILLRACE_DIRECT;
import static io.millrace.benchmarks.jdbc.Contestant.UPSERT_MILLRACE_FLINK;

import io.millrace.benchmarks.report.Claim;
import io.millrace.benchmarks.report.Claim.Bound;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** What Millrace claims of its databases, beside what was measured. */
final class JdbcClaims {

  private final JdbcFigures figures;
  private final long orders;
  private final long items;

  /**
   * Claims about the larger size.
   *
   * @param orders the rows of the rollup
   * @param items the rows of the upsert
   */
  JdbcClaims(JdbcFigures figures, long orders, long items) {
    this.figures = figures;
    this.orders = orders;
    this.items = items;
  }

  List<Claim> all() {
    return List.of(
        atMost(MILLRACE_DIRECT, COPY, "DirectRunner", "wall", Run::wallSeconds, 2.0),
        atMost(MILLRACE_FLINK, COPY, "Flink", "wall", Run::wallSeconds, 2.5),
        atMost(MILLRACE_PUSHDOWN, SQL, "DirectRunner", "job", Run::jobSeconds, 1.5),
        atLeast(BEAM_FLINK, MILLRACE_FLINK, "Flink", 4),
        atLeast(FLINK, MILLRACE_FLINK, "Flink", 2),
        atLeast(UPSERT_BEAM_DIRECT, UPSERT_MILLRACE_DIRECT, "DirectRunner", 3),
        atLeast(UPSERT_BEAM_FLINK, UPSERT_MILLRACE_FLINK, "Flink", 3));
  }

  private Claim atMost(
      Contestant ours,
      Contestant peer,
      String runner,
      String what,
      ToDoubleFunction<Run> figure,
      double limit) {
    String measure =
        "%s, %,d rows: %s, %s to %s"
            .formatted(ours.work().title(), rows(ours), what, ours.title(), peer.title());
    return new Claim(
        measure, runner, figures.ratio(trial(ours), trial(peer), figure), Bound.AT_MOST, limit);
  }

  private Claim atLeast(Contestant peer, Contestant ours, String runner, double limit) {
    String measure =
        "%s, %,d rows: wall, %s to %s"
            .formatted(ours.work().title(), rows(ours), peer.title(), ours.title());
    return new Claim(
        measure,
        runner,
        figures.ratio(trial(peer), trial(ours), Run::wallSeconds),
        Bound.AT_LEAST,
        limit);
  }

  private Trial trial(Contestant contestant) {
    return new Trial(contestant, rows(contestant));
  }

  private long rows(Contestant contestant) {
    return contestant.work() == JdbcWork.ROLLUP ? orders : items;
  }
}
