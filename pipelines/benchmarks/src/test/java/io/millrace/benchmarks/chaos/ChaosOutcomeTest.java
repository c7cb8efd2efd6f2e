package io.millrace.benchmarks.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ChaosOutcomeTest {

  private static final ChaosRun KILLED =
      new ChaosRun(ChaosJob.ROLLUP, Fault.of(0, 2), Phase.READ, 1, 1, 2, 20, 10);
  private static final ChaosRun LOST =
      new ChaosRun(ChaosJob.INSERT, Fault.of(1, 2), Phase.WRITE, 1, 2, 0, 30, 10);

  @Test
  void table_lineForEachKindAndJobThatWas_andAll() {
    ChaosOutcome outcome = new ChaosOutcome(List.of(KILLED, LOST));

    assertThat(outcome.table().rows())
        .containsExactly(
            cells("TaskManager killed|rollup|1|0|1|0|0|0|0|0|2|20.00 s|2.00×"),
            cells("JobManager killed|insert|1|0|0|0|0|1|0|1|0|30.00 s|3.00×"),
            cells("all|all|2|0|1|0|0|1|0|1|2|25.00 s|2.50×"));
  }

  private static List<String> cells(String line) {
    return List.of(line.split("\\|", -1));
  }
}
