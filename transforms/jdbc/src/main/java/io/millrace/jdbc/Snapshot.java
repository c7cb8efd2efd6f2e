package io.millrace.jdbc;

import io.millrace.jdbc.dialect.Dialect;
import io.millrace.jdbc.dialect.Dialects;
import io.millrace.jdbc.internal.connect.SqlText;
import java.sql.Connection;
import java.sql.SQLException;

/**
 * A moment of a database that reads see, all their splits alike, while others write.
 *
 * <p>It lasts until it is closed, and must be open while the job runs: a connection of the process
 * that made it holds it, so it is nothing for jobs that outlive that process. Reads of a closed
 * snapshot fail. The database keeps what is deleted or overwritten meanwhile, so hours of it cost
 * disk space. Only PostgreSQL has such a thing; splits must be read from the very server that has
 * it, which may be a standby.
 *
 * <pre>{@code
 * try (Snapshot snapshot = Snapshot.of(shop)) {
 *   Flow.from(pipeline, Jdbc.read(shop, Order.class).table("orders").snapshot(snapshot))...;
 *   pipeline.run().waitUntilFinish();
 * }
 * }</pre>
 */
public final class Snapshot implements AutoCloseable {

  private final Connection connection;
  private final String name;
  private boolean closed;

  private Snapshot(Connection connection, String name) {
    this.connection = connection;
    this.name = name;
  }

  /**
   * The database as it is now.
   *
   * @throws IllegalArgumentException if it cannot be reached, or cannot share a snapshot
   */
  public static Snapshot of(Database database) {
    Connection connection = null;
    try {
      connection = database.connect();
      Dialect dialect = Dialects.forConnection(connection);
      Connection begun = connection;
      return dialect
          .beginSnapshot(connection)
          .map(name -> new Snapshot(begun, name))
          .orElseThrow(
              () ->
                  new IllegalArgumentException(
                      "snapshot must be of a database that connections can share one of, which %s"
                              .formatted(dialect.product())
                          + " is not; leave it out, or read in one split"));
    } catch (SQLException e) {
      throw closing(connection, new IllegalArgumentException(SqlText.line(e), e));
    } catch (RuntimeException e) {
      throw closing(connection, e);
    }
  }

  private static RuntimeException closing(Connection connection, RuntimeException failure) {
    try {
      if (connection != null) {
        connection.close();
      }
    } catch (SQLException e) {
      failure.addSuppressed(e);
    }
    return failure;
  }

  String name() {
    if (closed) {
      throw new IllegalStateException("snapshot must be open, is closed; read before you close it");
    }
    return name;
  }

  /** Lets the database forget it. */
  @Override
  public void close() {
    if (closed) {
      return;
    }
    closed = true;
    try (connection) {
      connection.rollback();
    } catch (SQLException e) {
      throw new IllegalStateException("cannot close the snapshot: " + SqlText.line(e), e);
    }
  }
}
