package io.millrace.runner.flink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.flow.live.Board;
import io.millrace.runner.watch.Watch;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Optional;
import org.apache.beam.sdk.Pipeline;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClusterWatchTest {

  private final Board board = Board.of(Pipeline.create());

  @ParameterizedTest
  @ValueSource(strings = {"[local]", "[auto]", "[collection]"})
  void of_noAddress_none(String master) {
    assertThat(ClusterWatch.of(master, "job", board)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1:1", "http://127.0.0.1:1/", "localhost", "[::1]:1"})
  void of_anAddress_aWatch(String master) {
    assertThat(ClusterWatch.of(master, "job", board)).isPresent();
  }

  @Test
  void waiting_tasksWithoutSlots() throws Exception {
    assertThat(waiting("RUNNING", 2))
        .hasValue("free slots of the cluster: some of its tasks have none");
  }

  @Test
  void waiting_toBeRestarted() throws Exception {
    assertThat(waiting("RESTARTING", 0)).hasValue("the end of the pause before it is restarted");
  }

  @Test
  void waiting_atWork_forNothing() throws Exception {
    assertThat(waiting("RUNNING", 0)).isEmpty();
  }

  /** One answer to all that is asked: it has what each answer is looked at for. */
  private Optional<String> waiting(String state, int withoutSlot) throws Exception {
    String answer =
        """
        {"jobs": [{"jid": "1", "name": "job"}], "state": "%s", "status": "%s",
         "vertices": [{"id": "2", "tasks": {"SCHEDULED": %d}}]}
        """
            .formatted(state, state, withoutSlot);
    try (FakeRest rest = FakeRest.electing(1, answer)) {
      Watch watch = ClusterWatch.of(rest.address(), "job", board).orElseThrow();
      watch.look();
      return watch.waiting();
    }
  }

  @Test
  void look_masterDoesNotAnswer_isAskedAgain() throws Exception {
    int nobody;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      nobody = socket.getLocalPort();
    }
    Watch watch = ClusterWatch.of("127.0.0.1:" + nobody, "job", board).orElseThrow();

    assertThatThrownBy(watch::look).isInstanceOf(IOException.class);
    assertThat(watch.waiting()).hasValue("an answer of the JobManager at 127.0.0.1:" + nobody);
  }
}
