package io.millrace.jdbc.internal.connect;

import io.millrace.flow.live.Meter;
import io.millrace.jdbc.dialect.Dialect;
import java.sql.Connection;
import java.sql.SQLException;

/**
 * Runs work in transactions, each on a connection that it has for itself, and again where a failure
 * may pass: five times in half a minute.
 */
public record Transactions(Connections connections, Dialect dialect) {

  /** What is done between the beginning of a transaction and its commit. */
  @FunctionalInterface
  public interface Work {
    void in(Connection connection) throws SQLException;
  }

  /** Runs the work; with the last failure where it does not succeed. */
  public void run(Work work) throws SQLException, InterruptedException {
    run(work, () -> {});
  }

  /**
   * As {@link #run(Work)}.
   *
   * @param again called before each further try; the one before it may have been committed, if the
   *     connection was lost just then
   */
  public void run(Work work, Runnable again) throws SQLException, InterruptedException {
    repeat(() -> once(work), again);
  }

  /** What may be done several times, with transactions in it. */
  @FunctionalInterface
  public interface Repeated {
    void once() throws SQLException;
  }

  /** As {@link #run(Work, Runnable)}, where more belongs to a try than a transaction. */
  public void repeat(Repeated repeated, Runnable again) throws SQLException, InterruptedException {
    SQLException failure = failure(repeated);
    if (failure == null) {
      return;
    }
    try (Wait wait = new Wait()) {
      for (int attempt = 1; failure != null; attempt++) {
        if (attempt == Backoff.TRIES || !dialect.isTransient(failure)) {
          throw failure;
        }
        wait.goesOn("it is tried again: " + SqlText.line(failure));
        Meter.of("writeRetries").increment();
        Backoff.pause(attempt);
        again.run();
        failure = failure(repeated);
      }
    }
  }

  /** Null where it succeeds. */
  private static SQLException failure(Repeated repeated) {
    try {
      repeated.once();
      return null;
    } catch (SQLException e) {
      return SqlText.root(e);
    }
  }

  /** Runs the work and does not try again. */
  public void once(Work work) throws SQLException {
    try (Connection connection = connections.connect()) {
      connection.setAutoCommit(false);
      try {
        work.in(connection);
        connection.commit();
      } catch (SQLException | RuntimeException e) {
        rollBack(connection, e);
        throw e;
      }
    }
  }

  private static void rollBack(Connection connection, Exception failure) {
    try {
      connection.rollback();
    } catch (SQLException e) {
      failure.addSuppressed(e);
    }
  }
}
