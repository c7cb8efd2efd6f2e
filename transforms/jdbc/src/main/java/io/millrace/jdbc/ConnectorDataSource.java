package io.millrace.jdbc;

import io.millrace.jdbc.dialect.Dialects;
import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.logging.Logger;
import javax.sql.DataSource;

/**
 * A {@link Connector} as a pool wants it.
 *
 * @param writes whether its connections are there to write
 */
record ConnectorDataSource(Connector connector, boolean writes) implements DataSource {

  @Override
  public Connection getConnection() throws SQLException {
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
