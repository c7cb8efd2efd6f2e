package io.millrace.benchmarks.jdbc;

import static io.millrace.benchmarks.jdbc.Contestant.COPY;
import static io.millrace.benchmarks.jdbc.Contestant.OURS_DIRECT;
import static io.millrace.benchmarks.jdbc.Contestant.SQL;
import static io.millrace.benchmarks.jdbc.JdbcWork.ROLLUP;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class JdbcFiguresTest {

  private static final JdbcContest SMALL_COPY = new JdbcContest(ROLLUP, 1_000, COPY);
  private static final JdbcContest LARGE_COPY = new JdbcContest(ROLLUP, 3_000, COPY);
  private static final JdbcContest LARGE_OURS = new JdbcContest(ROLLUP, 3_000, OURS_DIRECT);

  private static final List<JdbcContest> ALL = List.of(SMALL_COPY, LARGE_COPY, LARGE_OURS);

  private static JdbcFigures figures(JdbcRun... runs) {
    return new JdbcFigures(ALL, new JdbcOutcome(List.of(runs), Map.of()));
  }

  private static JdbcRun run(JdbcContest contest, double wall, double own, double server) {
    return new JdbcRun(contest, 1, wall, own, server, OptionalDouble.of(wall / 2));
  }

  @Test
  void median_evenNumberOfRuns() {
    JdbcFigures figures =
        figures(
            run(LARGE_COPY, 9, 0, 0),
            run(LARGE_COPY, 1, 0, 0),
            run(LARGE_COPY, 3, 0, 0),
            run(LARGE_COPY, 5, 0, 0),
            run(SMALL_COPY, 100, 0, 0));

    assertThat(figures.median(LARGE_COPY, JdbcRun::wallSeconds)).hasValue(4);
    assertThat(figures.jobMedian(LARGE_COPY)).hasValue(2);
  }

  @Test
  void median_oneRunFailed() {
    JdbcFigures figures =
        new JdbcFigures(
            ALL,
            new JdbcOutcome(List.of(run(LARGE_COPY, 9, 0, 0)), Map.of(LARGE_COPY, "wrong result")));

    assertThat(figures.median(LARGE_COPY, JdbcRun::wallSeconds)).isEmpty();
    assertThat(figures.jobMedian(LARGE_COPY)).isEmpty();
  }

  @Test
  void slope_twoSizes() {
    JdbcFigures figures = figures(run(SMALL_COPY, 0, 2, 1), run(LARGE_COPY, 0, 4, 5));

    assertThat(figures.slope(ROLLUP, COPY, JdbcRun::ownSeconds)).hasValue(0.001);
    assertThat(figures.slope(ROLLUP, COPY, JdbcRun::cpuSeconds)).hasValue(0.003);
  }

  @Test
  void slope_lessForMore() {
    JdbcFigures figures = figures(run(SMALL_COPY, 0, 2, 0), run(LARGE_COPY, 0, 1, 0));

    assertThat(figures.slope(ROLLUP, COPY, JdbcRun::ownSeconds)).isEmpty();
  }

  @Test
  void slope_oneSize() {
    JdbcFigures figures = figures(run(LARGE_OURS, 0, 1, 1));

    assertThat(figures.slope(ROLLUP, OURS_DIRECT, JdbcRun::ownSeconds)).isEmpty();
  }

  @Test
  void wallRatio_ofTheLargestSize() {
    JdbcFigures figures =
        figures(run(SMALL_COPY, 1, 0, 0), run(LARGE_COPY, 4, 0, 0), run(LARGE_OURS, 6, 0, 0));

    assertThat(figures.wallRatio(ROLLUP, OURS_DIRECT, COPY)).hasValue(1.5);
    assertThat(figures.jobRatio(ROLLUP, OURS_DIRECT, COPY)).hasValue(1.5);
  }

  @Test
  void wallRatio_notMeasured() {
    JdbcFigures figures = figures(run(LARGE_OURS, 6, 0, 0));

    assertThat(figures.wallRatio(ROLLUP, OURS_DIRECT, COPY)).isEmpty();
    assertThat(figures.wallRatio(ROLLUP, OURS_DIRECT, SQL)).isEmpty();
  }
}
