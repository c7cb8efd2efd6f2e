package io.millrace.jdbc.internal.connect;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;

/**
 * The connections that the workers of a process share.
 *
 * @param size how many there are at most
 * @param waitMillis how long to wait for one when all are in use, or the server gives none
 */
public record PooledConnections(
    Connector connector, Pool.Purpose purpose, int size, long waitMillis) implements Connections {

  @Override
  public Connection connect() throws SQLException {
    try {
      return Pool.connect(key(), waitMillis);
    } catch (Pool.ExhaustedException e) {
      throw new SQLTransientConnectionException(
          "cannot connect to %s: %s; raise its maxConnections, or have fewer workers"
              .formatted(connector, e.getMessage()),
          e);
    } catch (SQLException e) {
      throw ConnectFailure.of(connector, e);
    }
  }

  @Override
  public Use use() {
    return new PoolUse(Pool.acquire(key(), waitMillis));
  }

  private Pool.Key key() {
    return new Pool.Key(connector, purpose, size);
  }
}
