package io.millrace.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ClusterSettingsTest {

  private static final Path HOME = Path.of("/clusters/one");

  @Test
  void in_twoTaskManagersOfTwoSlots() {
    assertThat(ClusterSettings.in(HOME)).isEqualTo(new ClusterSettings(HOME, 2, 2, 0, Map.of()));
  }

  @Test
  void each_isIndependentOfOrder() {
    ClusterSettings one =
        ClusterSettings.in(HOME).slots(3).taskManagerMemory("900m").restPort(8081).taskManagers(4);
    ClusterSettings other =
        ClusterSettings.in(HOME).taskManagers(4).restPort(8081).taskManagerMemory("900m").slots(3);

    assertThat(one)
        .isEqualTo(other)
        .isEqualTo(
            new ClusterSettings(
                HOME, 4, 3, 8081, Map.of("taskmanager.memory.process.size", "900m")));
  }

  @Test
  void prometheus_isAReporter() {
    assertThat(ClusterSettings.in(HOME).prometheus("9250-9260").options())
        .containsEntry("metrics.reporters", "prom")
        .containsEntry("metrics.reporter.prom.port", "9250-9260");
  }

  @Test
  void taskManagers_none() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ClusterSettings.in(HOME).taskManagers(0))
        .withMessage("taskManagers: 0 is less than 1; name a greater number");
  }

  @Test
  void restPort_tooGreat() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ClusterSettings.in(HOME).restPort(65_536))
        .withMessage("port: 65536 is more than 65535; name a port, or 0 for any");
  }
}
