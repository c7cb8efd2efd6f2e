package io.millrace.jdbc.internal;

import io.millrace.jdbc.dialect.Dialect;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * An open query: gives one element a row, and says what was read when the database fails.
 *
 * @param <T> the elements
 */
final class RowCursor<T> implements AutoCloseable {

  private final Connection connection;
  private final Dialect dialect;
  private final PreparedStatement statement;
  private final ResultSet row;
  private final RowShape.Decoder<T> decoder;
  private final String description;
  private boolean atEnd;

  private RowCursor(
      Connection connection,
      Dialect dialect,
      PreparedStatement statement,
      ResultSet row,
      RowShape.Decoder<T> decoder,
      String description) {
    this.connection = connection;
    this.dialect = dialect;
    this.statement = statement;
    this.row = row;
    this.decoder = decoder;
    this.description = description;
  }

  /**
   * Runs a query that gives its rows as they are asked for.
   *
   * @param connection closed with the cursor
   * @param description of what is read, for messages
   */
  static <T> RowCursor<T> open(
      Connection connection,
      Dialect dialect,
      Query query,
      RowShape.Decoder<T> decoder,
      String description)
      throws SQLException {
    PreparedStatement statement = null;
    try {
      dialect.prepareReading(connection);
      statement = connection.prepareStatement(query.sql());
      statement.setFetchSize(query.fetchSize());
      query.predicate().bind(statement);
      return new RowCursor<>(
          connection, dialect, statement, statement.executeQuery(), decoder, description);
    } catch (SQLException e) {
      SQLException failure = failure(description, e);
      close(failure, statement, connection);
      throw failure;
    }
  }

  boolean next() throws SQLException {
    try {
      atEnd = !row.next();
      return !atEnd;
    } catch (SQLException e) {
      throw failure(description, e);
    }
  }

  T element() throws SQLException {
    try {
      return decoder.decode(row);
    } catch (SQLException e) {
      throw failure(description, e);
    }
  }

  @Override
  public void close() throws SQLException {
    try (connection;
        statement;
        row) {
      // A connection that goes back to a user's pool must not have a transaction open; what was
      // read to here is read, so that closing early on a failure hides nothing.
      if (!atEnd) {
        dialect.abandon(statement);
      }
      row.close();
      connection.rollback();
    }
  }

  private static SQLException failure(String description, SQLException cause) {
    return new SQLException(
        "cannot read %s: %s".formatted(description, SqlText.line(cause)),
        cause.getSQLState(),
        cause);
  }

  private static void close(Throwable failure, AutoCloseable... resources) {
    for (AutoCloseable resource : resources) {
      try {
        if (resource != null) {
          resource.close();
        }
      } catch (Exception e) {
        failure.addSuppressed(e);
      }
    }
  }
}
