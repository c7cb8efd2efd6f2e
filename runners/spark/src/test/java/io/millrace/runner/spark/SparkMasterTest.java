package io.millrace.runner.spark;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SparkMasterTest {

  @Test
  void local_oneThread() {
    assertThat(new SparkMaster("local").isLocal()).isTrue();
    assertThat(new SparkMaster("local").threads()).contains(1);
  }

  @Test
  void local_threads() {
    assertThat(new SparkMaster("local[7]").threads()).contains(7);
  }

  @Test
  void local_threadsAndAttempts() {
    assertThat(new SparkMaster("local[7, 3]").threads()).contains(7);
  }

  @Test
  void local_asManyAsProcessors() {
    assertThat(new SparkMaster("local[*]").threads())
        .contains(Runtime.getRuntime().availableProcessors());
  }

  @Test
  void cluster_nobodyKnows() {
    assertThat(new SparkMaster("spark://127.0.0.1:7077").isLocal()).isFalse();
    assertThat(new SparkMaster("spark://127.0.0.1:7077").threads()).isEmpty();
  }
}
