package io.millrace.jdbc;

import io.millrace.jdbc.FaultProxy.Fault;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Sessions of other people, which get into the way of those of one application. */
final class PostgresOthers {

  private static final long WAIT_SECONDS = 10;

  private static final String SESSIONS =
      "FROM pg_stat_activity WHERE application_name = ':application'";

  private final TestDatabase test;
  private final String application;
  private volatile boolean over;

  /** In the way of an application, whose tables are in a schema of its name. */
  PostgresOthers(TestDatabase test, String application) {
    this.test = test;
    this.application = application;
  }

  /** The application has ended: there is nobody to wait for. */
  void end() {
    over = true;
  }

  /** Makes a fault, and tells whether it has hit a session. */
  boolean make(Fault fault) {
    try {
      return switch (fault) {
        case TERMINATED -> // In two steps, or the server may ask the second question first, of all
            // sessions.
            isThere(
                "WITH own AS MATERIALIZED (SELECT pid %s) SELECT 1 FROM own WHERE pg_terminate_backend(pid)"
                    .formatted(SESSIONS));
        case TIMED_OUT -> outlast();
        case DEADLOCKED -> deadlock();
        default -> throw new IllegalArgumentException(fault.toString());
      };
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** Has a lock on all tables until a session that waits for it has given up. */
  private boolean outlast() throws SQLException, InterruptedException {
    try (Connection other = test.database().connect();
        Statement statement = other.createStatement()) {
      String pid = begin(statement);
      statement.execute("LOCK TABLE %1$s.totals, %1$s.lines IN SHARE MODE".formatted(application));
      Optional<String> waiter = awaitWaiter(pid);
      long deadline = deadline();
      while (waiter.isPresent() && waits(waiter.get(), pid) && System.nanoTime() < deadline) {
        TimeUnit.MILLISECONDS.sleep(10);
      }
      statement.execute("ROLLBACK");
      return waiter.isPresent();
    }
  }

  /** Has the last row of a batch, and wants the others when the batch waits for that one. */
  private boolean deadlock() throws SQLException, InterruptedException {
    try (Connection other = test.database().connect();
        Statement statement = other.createStatement()) {
      // It waits longer than the other side does before it looks for a deadlock, and so survives.
      statement.execute("SET deadlock_timeout = '20s'");
      String pid = begin(statement);
      overwrite(statement, "VALUES ('r96', -1, -1)");
      Optional<String> waiter = awaitWaiter(pid);
      if (waiter.isPresent()) {
        overwrite(statement, "SELECT 'r' || i, -1, -1 FROM generate_series(0, 95) AS g(i)");
      }
      boolean hit = waiter.isPresent() && !waits(waiter.get(), pid);
      statement.execute("ROLLBACK");
      return hit;
    }
  }

  /** Begins a transaction; its process. */
  private static String begin(Statement statement) throws SQLException {
    statement.execute("BEGIN");
    try (ResultSet row = statement.executeQuery("SELECT pg_backend_pid()")) {
      row.next();
      return row.getString(1);
    }
  }

  private void overwrite(Statement statement, String rows) throws SQLException {
    statement.execute(
        "INSERT INTO %s.totals %s ON CONFLICT (region) DO UPDATE SET sales = -1"
            .formatted(application, rows));
  }

  /** A session that waits for a process; empty if none does before the end. */
  private Optional<String> awaitWaiter(String pid) throws InterruptedException {
    String waiters = "SELECT pid %s AND %s = ANY (pg_blocking_pids(pid))".formatted(SESSIONS, pid);
    long deadline = deadline();
    Optional<String> waiter = first(waiters);
    while (waiter.isEmpty() && System.nanoTime() < deadline && !over) {
      TimeUnit.MILLISECONDS.sleep(10);
      waiter = first(waiters);
    }
    return waiter;
  }

  private boolean waits(String waiter, String pid) {
    return isThere("SELECT 1 WHERE %s = ANY (pg_blocking_pids(%s))".formatted(pid, waiter));
  }

  private boolean isThere(String query) {
    return first(query).isPresent();
  }

  private Optional<String> first(String query) {
    return test.query(query.replace(":application", application)).stream()
        .map(row -> row.get(0))
        .findFirst();
  }

  private static long deadline() {
    return System.nanoTime() + TimeUnit.SECONDS.toNanos(WAIT_SECONDS);
  }
}
