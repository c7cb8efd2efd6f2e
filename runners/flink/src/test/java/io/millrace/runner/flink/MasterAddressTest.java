package io.millrace.runner.flink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MasterAddressTest {

  @Test
  void parse_nameAndPort() {
    assertThat(MasterAddress.parse("job_manager.example:8081"))
        .isEqualTo(new MasterAddress("job_manager.example", 8081));
  }

  @Test
  void parse_addressOfIpv6() {
    assertThat(MasterAddress.parse("[::1]:8081")).isEqualTo(new MasterAddress("[::1]", 8081));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "host",
        "host:",
        ":8081",
        "host:abc",
        "host:0",
        "host:65536",
        "host:99999999999",
        "http://host:8081",
        "user@host:8081",
        "::1:8081",
        "[local]",
        "[auto]",
        ""
      })
  void parse_somethingElse(String text) {
    assertThatThrownBy(() -> MasterAddress.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "--flinkMaster=%s: must be HOST:PORT, the address of Flink's web interface without"
                + " http://, with a port from 1 to 65535; as 127.0.0.1:8081",
            text);
  }
}
