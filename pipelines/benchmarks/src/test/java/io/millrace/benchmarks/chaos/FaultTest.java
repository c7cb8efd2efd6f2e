package io.millrace.benchmarks.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class FaultTest {

  @Test
  void of_sameSeed_isTheSame() {
    assertThat(Fault.of(42, 2)).isEqualTo(Fault.of(42, 2));
  }

  @Test
  void of_consecutiveSeeds_takeKindsInTurn() {
    assertThat(LongStream.range(-1, 4).mapToObj(seed -> Fault.of(seed, 2).kind()))
        .containsExactly(
            FaultKind.CONNECTIONS,
            FaultKind.TASK_MANAGER,
            FaultKind.JOB_MANAGER,
            FaultKind.CONNECTIONS,
            FaultKind.TASK_MANAGER);
  }

  @Test
  void of_consecutiveSeeds_momentsAreAllOver() {
    assertThat(
            LongStream.range(0, 100)
                .map(seed -> (long) (10 * Fault.of(seed, 2).moment()))
                .distinct()
                .sorted())
        .containsExactly(0L, 1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L, 9L);
  }
}
