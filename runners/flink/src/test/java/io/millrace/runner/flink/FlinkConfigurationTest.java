package io.millrace.runner.flink;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FlinkConfigurationTest {

  private static final long MEGABYTE = 1L << 20;
  private static final long GIGABYTE = 1L << 30;

  @Test
  void networkMemory_fewWorkers_flinksDefault() {
    assertThat(FlinkConfiguration.networkMemory(2, 6 * GIGABYTE)).isEqualTo(64 * MEGABYTE);
  }

  @Test
  void networkMemory_manyWorkers_eightShuffles() {
    assertThat(FlinkConfiguration.networkMemory(32, 6 * GIGABYTE)).isEqualTo(256 * MEGABYTE);
  }

  @Test
  void networkMemory_moreThanAQuarterOfTheMemory_aQuarter() {
    assertThat(FlinkConfiguration.networkMemory(64, 2 * GIGABYTE)).isEqualTo(512 * MEGABYTE);
  }

  @Test
  void networkMemory_littleMemory_flinksDefault() {
    assertThat(FlinkConfiguration.networkMemory(64, 100 * MEGABYTE)).isEqualTo(64 * MEGABYTE);
  }
}
