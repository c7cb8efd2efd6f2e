package io.millrace.benchmarks.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class JdbcFiguresTest {

  private static final Trial SMALL = new Trial(Contestant.LOOP, 1_000_000);
  private static final Trial LARGE = new Trial(Contestant.LOOP, 3_000_000);
  private static final Trial COPY = new Trial(Contestant.COPY, 1_000_000);

  @Test
  void median_evenRuns() {
    JdbcFigures figures = new JdbcFigures(List.of(run(SMALL, 8), run(SMALL, 1), run(LARGE, 100)));

    assertThat(figures.median(SMALL, Run::wallSeconds)).hasValue(4.5);
  }

  @Test
  void median_programSaysNothing() {
    JdbcFigures figures = new JdbcFigures(List.of(run(SMALL, 8)));

    assertThat(figures.median(SMALL, Run::jobSeconds)).isEqualTo(OptionalDouble.empty());
  }

  @Test
  void ratio_both() {
    JdbcFigures figures = new JdbcFigures(List.of(run(SMALL, 6), run(COPY, 4)));

    assertThat(figures.ratio(SMALL, COPY, Run::wallSeconds)).hasValue(1.5);
  }

  @Test
  void ratio_oneNotMeasured() {
    JdbcFigures figures = new JdbcFigures(List.of(run(SMALL, 6)));

    assertThat(figures.ratio(SMALL, COPY, Run::wallSeconds)).isEmpty();
  }

  @Test
  void slope_processAndServer() {
    JdbcFigures figures = new JdbcFigures(List.of(run(SMALL, 1), run(LARGE, 3)));

    OptionalDouble slope = figures.slope(Contestant.LOOP, 1_000_000, 3_000_000, Run::cpuSeconds);

    assertThat(slope).hasValue(3_000);
  }

  @Test
  void slope_largerTookLess() {
    JdbcFigures figures = new JdbcFigures(List.of(run(SMALL, 3), run(LARGE, 1)));

    assertThat(figures.slope(Contestant.LOOP, 1_000_000, 3_000_000, Run::cpuSeconds)).isEmpty();
  }

  /** Twice its wall time in CPU of its own, once in the server's. */
  private static Run run(Trial trial, double wall) {
    return new Run(trial, 1, wall, 2 * wall, wall, Double.NaN);
  }
}
