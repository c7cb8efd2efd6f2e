package io.millrace.benchmarks.harness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

class ChildProcessTest {

  private static final Duration MINUTE = Duration.ofMinutes(1);

  @Test
  void run_sleeping() throws Exception {
    Usage usage = ChildProcess.run(List.of("sleep", "0.5"), MINUTE);

    assertThat(usage.wallSeconds()).isBetween(0.5, 5.0);
    assertThat(usage.cpuSeconds()).isLessThan(0.2);
  }

  @Test
  void run_computing() throws Exception {
    Usage usage =
        ChildProcess.run(
            List.of("bash", "-c", "for ((i = 0; i < 300000; i++)); do :; done"), MINUTE);

    assertThat(usage.cpuSeconds()).isGreaterThan(0.1);
    assertThat(usage.cpuSeconds()).isCloseTo(usage.wallSeconds(), within(usage.wallSeconds()));
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void run_takingMemory() throws Exception {
    Usage usage =
        ChildProcess.run(
            List.of("bash", "-c", "x=$(head -c 40000000 /dev/zero | tr '\\0' x); sleep 0.3"),
            MINUTE);

    assertThat(usage.peakBytes()).isBetween(40_000_000L, 400_000_000L);
  }

  @Test
  void run_failing() {
    assertThatThrownBy(
            () -> ChildProcess.run(List.of("bash", "-c", "echo no input; exit 3"), MINUTE))
        .isInstanceOf(ContestantFailedException.class)
        .hasMessageContaining("exit code 3")
        .hasMessageContaining("no input");
  }

  @Test
  void run_tooLong() {
    assertThatThrownBy(() -> ChildProcess.run(List.of("sleep", "60"), Duration.ofMillis(200)))
        .isInstanceOf(ContestantFailedException.class)
        .hasMessageContaining("not finished");
  }
}
