package io.millrace.cluster.rest;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MasterAddressTest {

  @ParameterizedTest
  @CsvSource({
    "flink:8081, flink, 8081",
    "job_manager.example:18081, job_manager.example, 18081",
    "http://flink.example:80/, flink.example, 80",
    "flink, flink, 8081",
    "[::1]:8081, [::1], 8081",
    "http://[::1], [::1], 8081",
  })
  void parse(String text, String host, int port) {
    assertThat(MasterAddress.parse(text)).contains(new MasterAddress(host, port));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "host:",
        ":8081",
        "host:abc",
        "host:0",
        "host:65536",
        "host:99999999999",
        "https://host:8081",
        "user@host:8081",
        "::1:8081",
        "[local]",
        "[auto]",
        ""
      })
  void parse_somethingElse(String text) {
    assertThat(MasterAddress.parse(text)).isEmpty();
  }
}
