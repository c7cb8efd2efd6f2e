package io.millrace.jdbc.internal;

import io.millrace.jdbc.dialect.BatchWrite;
import io.millrace.jdbc.dialect.Dialect;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.List;

/**
 * Writes a batch that the database refuses as a whole: halves it until what is refused are single
 * rows, and writes all others.
 */
record Bisection(Dialect dialect, BatchWrite statement) {

  /** Takes the rows that are refused. */
  @FunctionalInterface
  interface Refusals {

    /** Takes one, or throws to end it all. */
    void refused(Object[] row, SQLException cause) throws SQLException;
  }

  /**
   * Writes rows within the connection's transaction.
   *
   * @throws SQLException what is not about the rows, as a lost connection
   */
  void write(Connection connection, List<Object[]> rows, Refusals refusals) throws SQLException {
    Savepoint before = connection.setSavepoint();
    try {
      statement.write(connection, rows);
      dialect.checkDeferred(connection);
      connection.releaseSavepoint(before);
      return;
    } catch (SQLException e) {
      SQLException cause = SqlText.root(e);
      if (!dialect.isRefusal(cause)) {
        throw cause;
      }
      connection.rollback(before);
      if (rows.size() == 1) {
        refusals.refused(rows.get(0), cause);
        return;
      }
    }
    int half = rows.size() / 2;
    write(connection, rows.subList(0, half), refusals);
    write(connection, rows.subList(half, rows.size()), refusals);
  }
}
