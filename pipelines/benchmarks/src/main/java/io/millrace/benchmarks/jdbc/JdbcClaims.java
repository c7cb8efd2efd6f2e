package io.millrace.benchmarks.jdbc;

import static io.millrace.benchmarks.jdbc.Contestant.BEAM_DIRECT;
import static io.millrace.benchmarks.jdbc.Contestant.BEAM_FLINK;
import static io.millrace.benchmarks.jdbc.Contestant.COPY;
import static io.millrace.benchmarks.jdbc.Contestant.FLINK;
import static io.millrace.benchmarks.jdbc.Contestant.OURS_DIRECT;
import static io.millrace.benchmarks.jdbc.Contestant.OURS_FLINK;
import static io.millrace.benchmarks.jdbc.Contestant.OURS_PUSHDOWN;
import static io.millrace.benchmarks.jdbc.Contestant.SQL;
import static io.millrace.benchmarks.report.Claim.Bound.AT_LEAST;
import static io.millrace.benchmarks.report.Claim.Bound.AT_MOST;

import io.millrace.benchmarks.report.Claim;
import io.millrace.benchmarks.report.Claim.Bound;
import java.util.List;
import java.util.OptionalDouble;

/** What Millrace claims of itself between databases, beside what was measured. */
final class JdbcClaims {

  private final JdbcFigures figures;

  private JdbcClaims(JdbcFigures figures) {
    this.figures = figures;
  }

  static List<Claim> of(JdbcFigures figures) {
    return new JdbcClaims(figures).all();
  }

  private List<Claim> all() {
    return List.of(
        wall(JdbcWork.ROLLUP, OURS_DIRECT, COPY, AT_MOST, 2.0),
        wall(JdbcWork.ROLLUP, OURS_FLINK, COPY, AT_MOST, 2.5),
        wall(JdbcWork.ROLLUP, BEAM_FLINK, OURS_FLINK, AT_LEAST, 4),
        wall(JdbcWork.ROLLUP, FLINK, OURS_FLINK, AT_LEAST, 2),
        wall(JdbcWork.UPSERT, BEAM_DIRECT, OURS_DIRECT, AT_LEAST, 3),
        wall(JdbcWork.UPSERT, BEAM_FLINK, OURS_FLINK, AT_LEAST, 3),
        new Claim(
            measure(JdbcWork.ROLLUP, "time of the work", OURS_PUSHDOWN, SQL),
            "DirectRunner",
            figures.jobRatio(JdbcWork.ROLLUP, OURS_PUSHDOWN, SQL),
            AT_MOST,
            1.5));
  }

  private Claim wall(JdbcWork work, Contestant one, Contestant other, Bound bound, double limit) {
    OptionalDouble ratio = figures.wallRatio(work, one, other);
    Contestant ours = bound == AT_MOST ? one : other;
    return new Claim(
        measure(work, "wall of the process", one, other),
        ours == OURS_DIRECT ? "DirectRunner" : "Flink",
        ratio,
        bound,
        limit);
  }

  private static String measure(JdbcWork work, String what, Contestant one, Contestant other) {
    return "%s: %s, %s to %s".formatted(work, what, one.title(), other.title());
  }
}
