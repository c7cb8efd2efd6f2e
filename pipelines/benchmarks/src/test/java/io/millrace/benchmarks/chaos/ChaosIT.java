package io.millrace.benchmarks.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** {@code scripts/chaos} in small; needs what {@code mvn package} builds. */
class ChaosIT {

  private static final Path HOME = Path.of("../..").toAbsolutePath().normalize();

  /** Short-lived JVMs, and who is dead is missed at once. */
  private static final Map<String, String> QUICK =
      Map.of(
          "env.java.opts.all", "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC",
          "heartbeat.interval", "250",
          "heartbeat.timeout", "20000");

  private static final PrintStream SILENT = new PrintStream(OutputStream.nullOutputStream());

  @Test
  void run_connectionsEnded_andTaskManagerKilled_resultIsSqls() throws Exception {
    Conditions conditions = new Conditions(100_000, QUICK, Optional.empty());
    ChaosSeries series = new ChaosSeries(HOME, conditions, List.of(ChaosJob.ROLLUP), 5);

    ChaosOutcome outcome = series.run(2, SILENT, run -> {});

    assertThat(outcome.runs())
        .extracting(run -> run.fault().kind())
        .containsExactly(FaultKind.CONNECTIONS, FaultKind.TASK_MANAGER);
    assertThat(outcome.runs()).allSatisfy(run -> assertThat(run.hits()).isPositive());
  }
}
