package io.millrace.jdbc.dialect;

import java.io.Serializable;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How a batch of rows goes into a table; made once, used on every worker. */
public interface BatchWrite extends Serializable {

  /** The statement, for people to see. */
  String sql();

  /**
   * Writes the rows within the connection's open transaction; the caller commits.
   *
   * <p>Of several rows with one key the last one counts, and writing a batch again changes nothing.
   *
   * @param rows at least one; each has a value of its {@link ColumnType#javaType} for every column
   */
  void write(Connection connection, List<Object[]> rows) throws SQLException;

  /**
   * Writes each row for itself, in their order, and passes over those that fail.
   *
   * @return why rows failed, by their index, with the database's SQLState and message; empty if
   *     there is no quicker way than a {@link #write} for each, and nothing was written
   */
  default Optional<Map<Integer, SQLException>> writeEach(Connection connection, List<Object[]> rows)
      throws SQLException {
    return Optional.empty();
  }

  /**
   * As {@link #write}, where nobody else has to be told of the rows.
   *
   * @return how many rows of the table were added or overwritten, where the database tells: fewer
   *     than were given where some have one key, or are there; else how many were given
   */
  default long writeCounted(Connection connection, List<Object[]> rows) throws SQLException {
    write(connection, rows);
    return rows.size();
  }
}
