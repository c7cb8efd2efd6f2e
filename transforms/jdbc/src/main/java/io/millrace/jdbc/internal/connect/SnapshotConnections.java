package io.millrace.jdbc.internal.connect;

import io.millrace.jdbc.dialect.Dialect;
import java.sql.Connection;
import java.sql.SQLException;

/**
 * Connections that all see a database as it was at one moment.
 *
 * @param snapshot the database's name of it
 */
public record SnapshotConnections(Connections connections, Dialect dialect, String snapshot)
    implements Connections {

  /** A connection in a transaction that has read nothing yet. */
  @Override
  public Connection connect() throws SQLException {
    Connection connection = connections.connect();
    try {
      dialect.prepareReading(connection);
      enter(connection);
      return connection;
    } catch (SQLException | RuntimeException e) {
      try (connection) {
        connection.rollback();
      } catch (SQLException closing) {
        e.addSuppressed(closing);
      }
      throw e;
    }
  }

  private void enter(Connection connection) throws SQLException {
    try {
      dialect.enterSnapshot(connection, snapshot);
    } catch (SQLException e) {
      throw new SQLException(
          "cannot enter the snapshot: %s; it must be open while the job runs"
              .formatted(SqlText.line(e)),
          e.getSQLState(),
          e.getErrorCode(),
          e);
    }
  }

  @Override
  public Use use() {
    return connections.use();
  }
}
