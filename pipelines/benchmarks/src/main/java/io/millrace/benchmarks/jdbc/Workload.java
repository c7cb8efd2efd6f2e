package io.millrace.benchmarks.jdbc;

import java.sql.Connection;
import java.sql.SQLException;

/** The tables of a piece of work: made, brought back to the start before each run, compared. */
public interface Workload {

  /** The name of the table that is read; for programs that take none, any text. */
  String source(long rows);

  /** The name of the table that is written. */
  String target();

  /** Makes what all runs of this size read, unless it is there. */
  void load(Connection connection, long rows) throws SQLException;

  /** Brings the target to what each run begins with. */
  void reset(Connection connection, long rows) throws SQLException;

  /** What SQL says the target is to hold at the end. */
  TableDigest expected(Connection connection, long rows) throws SQLException;

  /** What the target holds. */
  default TableDigest found(Connection connection) throws SQLException {
    return TableDigest.of(connection, "SELECT * FROM " + target());
  }
}
