package io.millrace.benchmarks.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** {@code scripts/chaos} in small; needs what {@code mvn package} builds. */
class ChaosIT {

  private static final Path HOME = Path.of("../..").toAbsolutePath().normalize();
  private static final PrintStream SILENT = new PrintStream(OutputStream.nullOutputStream());

  @Test
  void run_connectionsEnded_andTaskManagerKilled_resultIsSqls() throws Exception {
    ChaosSeries series = new ChaosSeries(HOME, List.of(ChaosJob.ROLLUP), 100_000, 5);

    ChaosOutcome outcome = series.run(2, SILENT);

    assertThat(outcome.runs())
        .extracting(run -> run.fault().kind())
        .containsExactly(FaultKind.CONNECTIONS, FaultKind.TASK_MANAGER);
    assertThat(outcome.runs()).allSatisfy(run -> assertThat(run.hits()).isPositive());
  }
}
