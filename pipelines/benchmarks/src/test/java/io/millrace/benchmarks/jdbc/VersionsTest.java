package io.millrace.benchmarks.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class VersionsTest {

  @Test
  void describe_jarsWithLikeNames() {
    String classPath =
        "/lib/embedded-postgresql-2.2.2.jar:/lib/postgresql-42.7.8.jar"
            + ":/lib/flink-connector-jdbc-3.2.0-1.19.jar:/classes:/lib/beam-sdks-java-core-2.70.0.jar";

    assertThat(Versions.describe(classPath))
        .isEqualTo(
            "beam-sdks-java-core 2.70.0, flink-connector-jdbc 3.2.0-1.19, postgresql 42.7.8");
  }
}
