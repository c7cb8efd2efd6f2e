package io.millrace.runner.spark;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class SparkJvmTest {

  private static final long GIGABYTE = 1L << 30;

  private final SparkMaster local = new SparkMaster("local[2]");

  @Test
  void check_ofTheTests() {
    assertThatCode(() -> SparkJvm.ofThisProcess().check(local)).doesNotThrowAnyException();
  }

  @Test
  void check_packageNotOpen_theFlag() {
    assertThatThrownBy(() -> new SparkJvm(false, GIGABYTE).check(local))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "--runner=SparkRunner: Spark cannot free its buffers in this JVM; start it with"
                + " --add-opens=java.base/sun.nio.ch=ALL-UNNAMED");
  }

  @Test
  void check_smallHeap_theFlag() {
    assertThatThrownBy(() -> new SparkJvm(true, GIGABYTE / 4).check(local))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "--runner=SparkRunner: Spark needs a heap of 450 MB, and this JVM has 256 MB; start it"
                + " with -Xmx1g");
  }

  @Test
  void check_smallHeap_cluster_isNoMatter() {
    SparkMaster cluster = new SparkMaster("spark://127.0.0.1:7077");

    assertThatCode(() -> new SparkJvm(true, GIGABYTE / 4).check(cluster))
        .doesNotThrowAnyException();
  }
}
