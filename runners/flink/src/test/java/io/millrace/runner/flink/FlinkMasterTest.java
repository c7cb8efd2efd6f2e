package io.millrace.runner.flink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.millrace.cluster.rest.MasterAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FlinkMasterTest {

  @Test
  void parse_address() {
    assertThat(FlinkMaster.parse("http://flink.example/"))
        .contains(new MasterAddress("flink.example", 8081));
  }

  @ParameterizedTest
  @ValueSource(strings = {"[local]", "[auto]", "[collection]"})
  void parse_name_isNoAddress(String name) {
    assertThat(FlinkMaster.parse(name)).isEmpty();
  }

  @Test
  void parse_neither() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> FlinkMaster.parse("flink:port"))
        .withMessage(
            "--flinkMaster=flink:port: must be HOST:PORT, the REST address of a cluster, with a"
                + " port from 1 to 65535; as 127.0.0.1:8081");
  }

  @Test
  void cluster_name() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> FlinkMaster.cluster("[local]"))
        .withMessageStartingWith("--flinkMaster=[local]: must be HOST:PORT, ");
  }
}
