package io.millrace.runner.flink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.flow.live.Board;
import io.millrace.runner.watch.Watch;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
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
  void look_masterDoesNotAnswer_isAskedAgain() throws Exception {
    int nobody;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      nobody = socket.getLocalPort();
    }
    Watch watch = ClusterWatch.of("127.0.0.1:" + nobody, "job", board).orElseThrow();

    assertThatThrownBy(watch::look).isInstanceOf(IOException.class);
  }
}
