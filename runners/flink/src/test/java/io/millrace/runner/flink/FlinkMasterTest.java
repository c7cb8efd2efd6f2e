package io.millrace.runner.flink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FlinkMasterTest {

  @ParameterizedTest
  @CsvSource({
    "flink:8081, flink, 8081",
    "127.0.0.1:18081, 127.0.0.1, 18081",
    "http://flink.example:80/, flink.example, 80",
    "flink, flink, 8081",
    "[::1]:8081, [::1], 8081",
  })
  void parse_address(String text, String host, int port) {
    FlinkMaster master = FlinkMaster.parse(text);

    assertThat(master.isRemote()).isTrue();
    assertThat(master.host()).isEqualTo(host);
    assertThat(master.port()).isEqualTo(port);
  }

  @ParameterizedTest
  @ValueSource(strings = {"[local]", "[auto]", "[collection]"})
  void parse_name_isNotRemote(String name) {
    assertThat(FlinkMaster.parse(name).isRemote()).isFalse();
  }

  @Test
  void parse_neither() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> FlinkMaster.parse("flink:port"))
        .withMessage(
            "--flinkMaster=flink:port: neither HOST:PORT nor [local]; name the REST address of a"
                + " cluster");
  }
}
