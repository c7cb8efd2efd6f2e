package io.millrace.jdbc.internal;

import io.millrace.jdbc.dialect.Dialect;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.ThreadLocalRandom;
import org.apache.beam.sdk.metrics.Counter;
import org.apache.beam.sdk.metrics.Metrics;

/**
 * Runs work in transactions, each on a connection that it has for itself, and again where a failure
 * may pass: five times in half a minute.
 */
record Transactions(Connections connections, Dialect dialect) {

  private static final int TRIES = 5;
  private static final long FIRST_PAUSE_MILLIS = 250;
  private static final int PAUSE_GROWTH = 4;

  /** What is done between the beginning of a transaction and its commit. */
  @FunctionalInterface
  interface Work {
    void in(Connection connection) throws SQLException;
  }

  /** Runs the work; with the last failure where it does not succeed. */
  void run(Work work) throws SQLException, InterruptedException {
    run(work, () -> {});
  }

  /**
   * As {@link #run(Work)}.
   *
   * @param again called before each further try; the one before it may have been committed, if the
   *     connection was lost just then
   */
  void run(Work work, Runnable again) throws SQLException, InterruptedException {
    Counter retries = Metrics.counter("millrace", "writeRetries");
    for (int attempt = 1; ; attempt++) {
      try {
        once(work);
        return;
      } catch (SQLException e) {
        SQLException root = SqlText.root(e);
        if (attempt == TRIES || !dialect.isTransient(root)) {
          throw root;
        }
      }
      retries.inc();
      Thread.sleep(pauseMillis(attempt));
      again.run();
    }
  }

  private void once(Work work) throws SQLException {
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

  // 0.25, 1, 4 and 16 seconds, give or take a half: a deadlock is over at once, a server's restart
  // is not.
  private static long pauseMillis(int attempt) {
    long pause = FIRST_PAUSE_MILLIS * (long) Math.pow(PAUSE_GROWTH, attempt - 1);
    return ThreadLocalRandom.current().nextLong(pause / 2, pause + pause / 2);
  }
}
