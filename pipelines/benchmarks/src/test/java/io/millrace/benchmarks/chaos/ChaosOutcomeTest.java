package io.millrace.benchmarks.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ChaosOutcomeTest {

  @Test
  void table_lineForEachKind_andAll() {
    Undisturbed undisturbed = new Undisturbed(Duration.ofSeconds(10), Duration.ofSeconds(8));
    ChaosRun killed =
        new ChaosRun(ChaosJob.ROLLUP, Fault.of(0, 2), Phase.READ, 1, 1, 2, Duration.ofSeconds(20));
    ChaosRun lost =
        new ChaosRun(ChaosJob.ROLLUP, Fault.of(1, 2), Phase.WRITE, 1, 2, 0, Duration.ofSeconds(30));

    ChaosOutcome outcome =
        new ChaosOutcome(Map.of(ChaosJob.ROLLUP, undisturbed), List.of(killed, lost));

    assertThat(outcome.table().rows())
        .containsExactly(
            List.of(
                "TaskManager killed",
                "1",
                "0",
                "1",
                "0",
                "0",
                "0",
                "0",
                "0",
                "2",
                "20.00 s",
                "2.00×"),
            List.of(
                "JobManager killed",
                "1",
                "0",
                "0",
                "0",
                "0",
                "1",
                "0",
                "1",
                "0",
                "30.00 s",
                "3.00×"),
            List.of("connections ended", "0", "0", "0", "0", "0", "0", "0", "0", "0", "–", "–"),
            List.of("all", "2", "0", "1", "0", "0", "1", "0", "1", "2", "25.00 s", "2.50×"));
  }
}
