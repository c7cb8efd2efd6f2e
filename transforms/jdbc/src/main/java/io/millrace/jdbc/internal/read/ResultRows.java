package io.millrace.jdbc.internal.read;

import io.millrace.jdbc.dialect.Column;
import io.millrace.jdbc.dialect.Columns;
import io.millrace.jdbc.dialect.Dialect;
import io.millrace.jdbc.dialect.Rows;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/** Rows by JDBC, in fetches that follow their size. */
final class ResultRows implements Rows {

  private final Dialect dialect;
  private final PreparedStatement statement;
  private final ResultSet row;
  private final Column[] columns;
  private final Fetches fetches;
  private final RowMeter meter = new RowMeter();
  private boolean atEnd;

  private ResultRows(
      Dialect dialect,
      PreparedStatement statement,
      ResultSet row,
      List<Column> columns,
      FetchSize fetchSize) {
    this.dialect = dialect;
    this.statement = statement;
    this.row = row;
    this.columns = columns.toArray(Column[]::new);
    this.fetches = new Fetches(fetchSize, meter);
  }

  /** Runs a query. */
  static Rows open(Connection connection, Dialect dialect, Query query) throws SQLException {
    PreparedStatement statement = connection.prepareStatement(query.sql());
    try {
      statement.setFetchSize(query.fetchSize().first());
      query.predicate().bind(statement);
      ResultSet row = statement.executeQuery();
      Columns.checkCount(row.getMetaData().getColumnCount(), query.columns());
      return new ResultRows(dialect, statement, row, query.columns(), query.fetchSize());
    } catch (SQLException | RuntimeException e) {
      statement.close();
      throw e;
    }
  }

  @Override
  public boolean next() throws SQLException {
    fetches.beforeRow(row);
    atEnd = !row.next();
    return !atEnd;
  }

  @Override
  public Object get(int column) throws SQLException {
    Object value = columns[column].read(row, column + 1);
    meter.add(value);
    return value;
  }

  @Override
  public long getLong(int column) throws SQLException {
    return row.getLong(column + 1);
  }

  @Override
  public void close() throws SQLException {
    try (statement;
        row) {
      if (!atEnd) {
        dialect.abandon(statement);
      }
    }
  }
}
