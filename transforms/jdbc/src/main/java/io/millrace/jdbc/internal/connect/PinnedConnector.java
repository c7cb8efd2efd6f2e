package io.millrace.jdbc.internal.connect;

import io.millrace.jdbc.dialect.Dialect;
import io.millrace.jdbc.dialect.Dialects;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.ZoneId;

/**
 * Connects to sessions that mean the same whatever settings they come with.
 *
 * @param zone that was asked for; null for the database's own
 * @param own the database's own, in its words; null where it is not known yet
 */
public record PinnedConnector(Connector connector, ZoneId zone, String own) implements Connector {

  @Override
  public Connection connect() throws SQLException {
    Connection connection = connector.connect();
    try {
      Dialect dialect = Dialects.forConnection(connection);
      dialect.pinSession(connection, timeZone(connection, dialect));
      return connection;
    } catch (SQLException | RuntimeException e) {
      connection.close();
      throw e;
    }
  }

  /** That of sessions, in the database's words. */
  public String timeZone(Connection connection, Dialect dialect) throws SQLException {
    if (zone != null) {
      return dialect.timeZone(zone);
    }
    return own == null ? dialect.timeZone(connection) : own;
  }

  @Override
  public boolean mayLeaveProcess() {
    return connector.mayLeaveProcess();
  }

  @Override
  public String toString() {
    return connector.toString();
  }
}
