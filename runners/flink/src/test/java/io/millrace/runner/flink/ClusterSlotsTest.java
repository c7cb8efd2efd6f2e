package io.millrace.runner.flink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class ClusterSlotsTest {

  private static final String REMEDY =
      "; name the REST address of one, or start one by scripts/flink-cluster start";

  @Test
  void of_cluster() throws Exception {
    try (FakeRest rest = FakeRest.answering("{\"taskmanagers\":3,\"slots-total\":6}")) {
      assertThat(ClusterSlots.of(FlinkMaster.cluster(rest.address()))).isEqualTo(6);
    }
  }

  @Test
  void of_clusterThatComesUp_isAwaited() throws Exception {
    try (FakeRest rest = FakeRest.electing(3, "{\"taskmanagers\":3,\"slots-total\":6}")) {
      assertThat(ClusterSlots.of(FlinkMaster.cluster(rest.address()))).isEqualTo(6);
    }
  }

  @Test
  void of_noTaskManager() throws Exception {
    try (FakeRest rest = FakeRest.answering("{\"taskmanagers\":0,\"slots-total\":0}")) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> ClusterSlots.of(FlinkMaster.cluster(rest.address())))
          .withMessage(
              "--flinkMaster=%s: the cluster has no slots; start a TaskManager", rest.address());
    }
  }

  @Test
  void of_anotherServer() throws Exception {
    try (FakeRest rest = FakeRest.answering("<html>It works!</html>")) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> ClusterSlots.of(FlinkMaster.cluster(rest.address())))
          .withMessage(
              "--flinkMaster=%s: no Flink cluster (it is no REST interface of Flink)%s",
              rest.address(), REMEDY);
    }
  }

  @Test
  void of_nobody() throws Exception {
    FakeRest gone = FakeRest.answering("");
    gone.close();

    assertThatIllegalArgumentException()
        .isThrownBy(() -> ClusterSlots.of(FlinkMaster.cluster(gone.address())))
        .withMessage(
            "--flinkMaster=%s: no Flink cluster (nothing listens there)%s", gone.address(), REMEDY);
  }
}
