package io.millrace.jdbc.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.jdbc.dialect.mariadb.MariaDbDialect;
import io.millrace.jdbc.dialect.postgres.PostgresDialect;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import jdk.net.ExtendedSocketOptions;
import org.junit.jupiter.api.Test;

class KeepAliveTest {

  @Test
  void socket_asksAfterAMinute_andGivesUpAfterAnother() throws Exception {
    InetAddress here = InetAddress.getLoopbackAddress();
    try (ServerSocket server = new ServerSocket(0, 1, here);
        Socket socket = new KeepAlive().createSocket(here, server.getLocalPort())) {
      assertThat(socket.isConnected()).isTrue();
      assertThat(socket.getOption(ExtendedSocketOptions.TCP_KEEPIDLE)).isEqualTo(60);
      assertThat(socket.getOption(ExtendedSocketOptions.TCP_KEEPINTERVAL)).isEqualTo(10);
      assertThat(socket.getOption(ExtendedSocketOptions.TCP_KEEPCOUNT)).isEqualTo(6);
    }
  }

  @Test
  void postgres_isGivenSuchSockets_mariaDbTheSameTimes() {
    assertThat(new PostgresDialect().connectionProperties())
        .containsEntry("tcpKeepAlive", "true")
        .containsEntry("socketFactory", "io.millrace.jdbc.dialect.KeepAlive");
    assertThat(new MariaDbDialect().connectionProperties())
        .containsEntry("tcpKeepIdle", "60")
        .containsEntry("tcpKeepInterval", "10")
        .containsEntry("tcpKeepCount", "6");
  }
}
