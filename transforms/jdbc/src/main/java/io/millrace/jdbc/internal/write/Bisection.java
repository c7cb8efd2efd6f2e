package io.millrace.jdbc.internal.write;

import io.millrace.jdbc.dialect.BatchWrite;
import io.millrace.jdbc.dialect.Dialect;
import io.millrace.jdbc.internal.connect.SqlText;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Writes a batch that the database refuses as a whole: all rows but those that are to blame.
 *
 * <ol>
 *   <li>What is refused is halved, until what is refused are single rows: few bad rows are found in
 *       few statements.
 *   <li>Where one of 64 rows of late was bad, the next are written one by one, as halving would
 *       take more statements than there are rows.
 *   <li>No savepoint is left behind, so that the server keeps no lock for a row that was refused.
 * </ol>
 */
public final class Bisection {

  private static final int FEWEST_REFUSED = 8;
  private static final int ROWS_PER_REFUSED = 64;
  private static final int ROWS_OF_LATE = 1_000;

  /** That writing each of them takes no longer than a few statements. */
  private static final int FEW_ROWS = 128;

  private final Dialect dialect;
  private final BatchWrite statement;
  private final Refusals refusals;

  /** Failures that only the driver's own exception tells to be about a row, and are. */
  private final Set<String> known = new HashSet<>();

  private long rowsOfLate;
  private long refusedOfLate;

  public Bisection(Dialect dialect, BatchWrite statement, Refusals refusals) {
    this.dialect = dialect;
    this.statement = statement;
    this.refusals = refusals;
  }

  /** Takes the rows that are refused. */
  @FunctionalInterface
  public interface Refusals {

    /** Takes one, or throws to end it all. */
    void refused(Object[] row, SQLException cause) throws SQLException;
  }

  /**
   * Writes rows within the connection's transaction.
   *
   * @throws SQLException what is not about the rows, as a lost connection
   */
  public void write(Connection connection, List<Object[]> rows) throws SQLException {
    int from = 0;
    while (from < rows.size() && areManyRefused()) {
      int end = Math.min(from + ROWS_OF_LATE, rows.size());
      List<Object[]> next = rows.subList(from, end);
      if (!writeEach(connection, next)) {
        for (int i = 0; i < next.size(); i++) {
          writeTogether(connection, next.subList(i, i + 1));
        }
      }
      from = end;
    }
    if (from < rows.size()) {
      writeTogether(connection, rows.subList(from, rows.size()));
    }
  }

  private boolean areManyRefused() {
    return refusedOfLate >= FEWEST_REFUSED && refusedOfLate * ROWS_PER_REFUSED >= rowsOfLate;
  }

  private void writeTogether(Connection connection, List<Object[]> rows) throws SQLException {
    Optional<SQLException> refusal = refusal(connection, rows);
    if (refusal.isEmpty()) {
      count(rows.size(), 0);
    } else if (rows.size() == 1) {
      count(1, 1);
      refusals.refused(rows.get(0), refusal.get());
    } else if (rows.size() > FEW_ROWS || !writeEach(connection, rows)) {
      int half = rows.size() / 2;
      write(connection, rows.subList(0, half));
      write(connection, rows.subList(half, rows.size()));
    }
  }

  /** Whether there is a quick way to do so, and it was gone. */
  private boolean writeEach(Connection connection, List<Object[]> rows) throws SQLException {
    Optional<Map<Integer, SQLException>> failures = statement.writeEach(connection, rows);
    if (failures.isEmpty()) {
      return false;
    }
    int refused = 0;
    for (int i = 0; i < rows.size(); i++) {
      SQLException failure = failures.get().get(i);
      if (failure != null) {
        confirm(connection, rows.subList(i, i + 1), failure);
        refused++;
        refusals.refused(rows.get(i), failure);
      }
    }
    count(rows.size(), refused);
    return true;
  }

  /** Checks that a failure is about the row; only a driver's own exception may tell. */
  private void confirm(Connection connection, List<Object[]> row, SQLException failure)
      throws SQLException {
    String kind = failure.getSQLState() + failure.getMessage();
    if (!dialect.isRefusal(failure) && !known.contains(kind)) {
      // A row that is taken now, behind others of its key, would count in place of them.
      if (dialect.isTransient(failure) || refusal(connection, row).isEmpty()) {
        throw failure;
      }
      known.add(kind);
    }
  }

  /** Writes rows, all or none; why they were refused, if they were. */
  private Optional<SQLException> refusal(Connection connection, List<Object[]> rows)
      throws SQLException {
    Savepoint before =
        rows.size() == 1 && dialect.undoesFailedStatement() ? null : connection.setSavepoint();
    try {
      statement.write(connection, rows);
      dialect.checkDeferred(connection);
    } catch (SQLException e) {
      SQLException cause = SqlText.root(e);
      if (!dialect.isRefusal(cause)) {
        throw cause;
      }
      if (before != null) {
        connection.rollback(before);
        connection.releaseSavepoint(before);
      }
      return Optional.of(cause);
    }
    if (before != null) {
      connection.releaseSavepoint(before);
    }
    return Optional.empty();
  }

  private void count(int rows, int refused) {
    if (rowsOfLate >= ROWS_OF_LATE) {
      rowsOfLate = 0;
      refusedOfLate = 0;
    }
    rowsOfLate += rows;
    refusedOfLate += refused;
  }
}
