package io.millrace.jdbc.internal.read;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FetchSizeTest {

  private static final FetchSize PROBE = new FetchSize(32, true, false);

  @Test
  void next_smallRows_growsStepByStep() {
    assertThat(PROBE.next(32, 32 * 10)).isEqualTo(256);
    assertThat(PROBE.next(256, 256 * 10)).isEqualTo(2_048);
    assertThat(PROBE.next(2_048, 2_048 * 10)).isEqualTo(10_000);
  }

  @Test
  void next_kilobytes_aboutAMegabyte() {
    assertThat(PROBE.next(256, 256 * 1_000)).isEqualTo(1_016);
  }

  @Test
  void next_rowsLargerThanAFetch_oneAtATime() {
    assertThat(PROBE.next(32, 32L * 5_000_000)).isEqualTo(1);
    assertThat(PROBE.next(1, 0)).isEqualTo(8);
  }
}
