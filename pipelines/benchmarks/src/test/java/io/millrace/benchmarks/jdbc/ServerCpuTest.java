package io.millrace.benchmarks.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ServerCpuTest {

  private static final String STAT =
      "7 (a (b) c) S 1 7 7 0 -1 4194560 1 2 3 4 500 60 7000 80000 20";

  @Test
  void ticks_ofItself() {
    assertThat(ServerCpu.ticks(STAT, 2)).isEqualTo(560);
  }

  @Test
  void ticks_withEndedChildren() {
    assertThat(ServerCpu.ticks(STAT, 4)).isEqualTo(87_560);
  }

  @Test
  void jobSeconds_saidByProgram() {
    assertThat(JdbcRounds.jobSeconds("20 rows\nwritten in 1.25 seconds\n")).isEqualTo(1.25);
  }
}
