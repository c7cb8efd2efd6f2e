package io.millrace.jdbc.internal.connect;

import io.millrace.jdbc.dialect.Dialects;
import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.logging.Logger;
import javax.sql.DataSource;

/** A {@link Connector} as a pool wants it. */
final class ConnectorDataSource implements DataSource {

  private final Connector connector;
  private final boolean writes;
  private boolean tried;

  /** Connected before the pool has asked for it, which takes it then. */
  private Connection first;

  /**
   * A source of connections.
   *
   * @param writes whether they are there to write
   */
  ConnectorDataSource(Connector connector, boolean writes) {
    this.connector = connector;
    this.writes = writes;
  }

  /**
   * Tries once to connect, if nobody has: a pool tries until who waits for it gives up, also where
   * that is of no use.
   *
   * @throws SQLException if it is of no use; what may pass is left to the pool
   */
  synchronized void connectFirst() throws SQLException {
    if (tried) {
      return;
    }
    try {
      first = connect();
    } catch (SQLException e) {
      if (ConnectFailure.isFinal(e)) {
        throw e;
      }
    }
    tried = true;
  }

  private synchronized Connection takeFirst() {
    Connection taken = first;
    first = null;
    return taken;
  }

  /** Closes what no pool has taken. */
  void close() {
    Connection left = takeFirst();
    try {
      if (left != null) {
        left.close();
      }
    } catch (SQLException e) {
      // Nothing was done on it.
    }
  }

  @Override
  public Connection getConnection() throws SQLException {
    Connection taken = takeFirst();
    return taken == null ? connect() : taken;
  }

  private Connection connect() throws SQLException {
    Connection connection = connector.connect();
    if (!writes) {
      return connection;
    }
    try {
      Dialects.forConnection(connection).prepareWriting(connection);
      return connection;
    } catch (SQLException | RuntimeException e) {
      connection.close();
      throw e;
    }
  }

  @Override
  public Connection getConnection(String user, String password) throws SQLException {
    throw new SQLFeatureNotSupportedException("the connector has its user");
  }

  @Override
  public PrintWriter getLogWriter() {
    return null;
  }

  @Override
  public void setLogWriter(PrintWriter out) {}

  @Override
  public void setLoginTimeout(int seconds) {}

  /** Seconds that a pool waits for connections on their way, when it closes. */
  @Override
  public int getLoginTimeout() {
    return 5;
  }

  @Override
  public Logger getParentLogger() throws SQLFeatureNotSupportedException {
    throw new SQLFeatureNotSupportedException("no driver logs here");
  }

  @Override
  public <T> T unwrap(Class<T> type) throws SQLException {
    throw new SQLException("wraps nothing");
  }

  @Override
  public boolean isWrapperFor(Class<?> type) {
    return false;
  }
}
