package io.millrace.jdbc;

import static io.millrace.jdbc.DirectRuns.elements;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.jdbc.internal.connect.Pool;
import io.millrace.jdbc.internal.connect.PooledConnections;
import io.millrace.jdbc.internal.connect.UrlConnector;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;
import javax.net.SocketFactory;
import org.apache.beam.sdk.io.jdbc.JdbcIO.DataSourceConfiguration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.postgresql.ds.PGSimpleDataSource;

class PostgresConnectIT {

  @RegisterExtension static final TestDatabase TEST = TestDatabase.postgres();

  record One(int one) {}

  private static final String ONE = "SELECT 1 AS one";

  @Test
  void connect_nobodyListens() throws Exception {
    int port = freePort();

    assertThatThrownBy(() -> Database.at("jdbc:postgresql://localhost:" + port + "/shop").connect())
        .isInstanceOf(SQLException.class)
        .hasMessageContainingAll(
            "cannot connect to jdbc:postgresql://localhost:" + port + "/shop",
            "the server cannot be reached, check host and port",
            "localhost:" + port + " refused");
  }

  @Test
  void pool_nobodyListens_saysWhatTheDriverSaid() throws Exception {
    UrlConnector nobody =
        new UrlConnector("jdbc:postgresql://localhost:%d/shop".formatted(freePort()), null, null);

    assertThatThrownBy(() -> new PooledConnections(nobody, Pool.Purpose.READ, 1, 300).connect())
        .isInstanceOf(SQLException.class)
        .hasMessageContainingAll(
            "cannot connect to " + nobody, "the server cannot be reached", "refused");
  }

  /** A pool would try for ten minutes. */
  @Test
  @Timeout(value = 5, unit = TimeUnit.MINUTES)
  void pool_unknownUser_isToldAtOnce() {
    Database database = Database.at(TEST.url().replace("user=postgres", "user=nobody"));

    assertThatThrownBy(() -> database.readConnections(null).connect())
        .isInstanceOf(SQLException.class)
        .hasMessageEndingWith("user or password is wrong");
  }

  @Test
  void connect_serverThatNeverAnswers_urlSetsTheTime() throws Exception {
    try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String url = "jdbc:postgresql://127.0.0.1:%d/shop".formatted(silent.getLocalPort());

      assertThat(nanosToFail(url + "?loginTimeout=1")).isLessThan(nanosToFail(url));
    }
  }

  private static long nanosToFail(String url) {
    long start = System.nanoTime();
    assertThatThrownBy(() -> Database.at(url).connect())
        .isInstanceOf(SQLException.class)
        .hasMessageContaining("the server cannot be reached");
    return System.nanoTime() - start;
  }

  @Test
  void connect_unknownUser() {
    assertThatThrownBy(
            () -> Database.at(TEST.url().replace("user=postgres", "user=nobody")).connect())
        .isInstanceOf(SQLException.class)
        .hasMessageEndingWith("user or password is wrong");
  }

  @Test
  void connect_missingDatabase() {
    assertThatThrownBy(
            () -> Database.at(TEST.url().replaceFirst("/test_\\w+", "/nowhere")).connect())
        .isInstanceOf(SQLException.class)
        .hasMessageContainingAll("/nowhere", "there is no such database on the server");
  }

  @Test
  void of_driverAndUrl() {
    DataSourceConfiguration configuration =
        DataSourceConfiguration.create("org.postgresql.Driver", TEST.url());

    assertThat(elements(Jdbc.read(configuration, One.class).query(ONE)))
        .containsExactly(new One(1));
  }

  @Test
  void of_driverAndUrl_missingDatabase() {
    DataSourceConfiguration configuration =
        DataSourceConfiguration.create(
            "org.postgresql.Driver", TEST.url().replaceFirst("/test_\\w+", "/nowhere"));

    assertThatThrownBy(() -> elements(Jdbc.read(configuration, One.class).query(ONE)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("there is no such database on the server");
  }

  @Test
  void of_dataSource() {
    PGSimpleDataSource dataSource = new PGSimpleDataSource();
    dataSource.setURL(TEST.url());

    assertThat(
            elements(Jdbc.read(DataSourceConfiguration.create(dataSource), One.class).query(ONE)))
        .containsExactly(new One(1));
  }

  /** Sockets as the system makes them, of which the last is known. */
  public static final class OwnSockets extends SocketFactory {

    private static volatile Socket last;

    @Override
    public Socket createSocket() {
      last = new Socket();
      return last;
    }

    @Override
    public Socket createSocket(String host, int port) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Socket createSocket(InetAddress host, int port) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress from, int fromPort) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress from, int fromPort) {
      throw new UnsupportedOperationException();
    }
  }

  @Test
  void connect_socketsOfTheUrl_goFirst() throws Exception {
    String url = TEST.url() + "&socketFactory=" + OwnSockets.class.getName();

    try (Connection connection = Database.at(url).connect()) {
      assertThat(connection.isValid(0)).isTrue();
      assertThat(OwnSockets.last.getKeepAlive()).isTrue();
    }
    try (Connection connection = Database.at(url + "&tcpKeepAlive=false").connect()) {
      assertThat(connection.isValid(0)).isTrue();
      assertThat(OwnSockets.last.getKeepAlive()).isFalse();
    }
  }

  private static int freePort() throws Exception {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
