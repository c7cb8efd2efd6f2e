package io.millrace.jdbc.dialect;

import java.sql.SQLException;

/**
 * The rows of a query, one after another.
 *
 * <p>Columns are counted from 0.
 */
public interface Rows extends AutoCloseable {

  /** Moves to the next row; false behind the last. */
  boolean next() throws SQLException;

  /**
   * A value of the current row, of its column type's {@link ColumnType#javaType Java class}; null
   * for NULL.
   *
   * @throws SQLException if the value is none that the class has, by the column's name
   */
  Object get(int column) throws SQLException;

  /** A value of the current row in a column of whole numbers, which is not NULL. */
  long getLong(int column) throws SQLException;

  /** Ends the query, at whatever row it is. */
  @Override
  void close() throws SQLException;
}
