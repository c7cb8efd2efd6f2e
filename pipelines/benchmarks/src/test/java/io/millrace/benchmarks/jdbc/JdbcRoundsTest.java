package io.millrace.benchmarks.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class JdbcRoundsTest {

  @Test
  void jobSeconds_amongOtherOutput() {
    assertThat(JdbcRounds.jobSeconds("started\n1,000 rows read, 10 written in 1.25 seconds\n"))
        .hasValue(1.25);
  }

  @Test
  void jobSeconds_notSaid() {
    assertThat(JdbcRounds.jobSeconds("started\n")).isEmpty();
  }
}
