package io.millrace.jdbc.internal;

import io.millrace.jdbc.dialect.Dialect;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.function.Function;

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
  private final Fetches fetches;
  private final String description;
  private boolean atEnd;

  private RowCursor(
      Connection connection,
      Dialect dialect,
      PreparedStatement statement,
      ResultSet row,
      RowShape.Decoder<T> decoder,
      Fetches fetches,
      String description) {
    this.connection = connection;
    this.dialect = dialect;
    this.statement = statement;
    this.row = row;
    this.decoder = decoder;
    this.fetches = fetches;
    this.description = description;
  }

  /**
   * Runs a query that gives its rows as they are asked for.
   *
   * @param connection closed with the cursor
   * @param decoder of the rows, which it adds to the meter that it is made with
   * @param description of what is read, for messages
   */
  static <T> RowCursor<T> open(
      Connection connection,
      Dialect dialect,
      Query query,
      Function<RowMeter, RowShape.Decoder<T>> decoder,
      String description)
      throws SQLException {
    PreparedStatement statement = null;
    try {
      dialect.prepareReading(connection);
      statement = connection.prepareStatement(query.sql());
      statement.setFetchSize(query.fetchSize().first());
      query.predicate().bind(statement);
      RowMeter meter = new RowMeter();
      return new RowCursor<>(
          connection,
          dialect,
          statement,
          statement.executeQuery(),
          decoder.apply(meter),
          new Fetches(query.fetchSize(), meter),
          description);
    } catch (SQLException e) {
      ReadException failure = failure(description, e);
      close(failure, statement, connection);
      throw failure;
    }
  }

  boolean next() throws SQLException {
    try {
      fetches.beforeRow(row);
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

  /** Remembers the key of the current row. */
  void remember(KeyMemory memory) throws SQLException {
    try {
      memory.remember(row);
    } catch (SQLException e) {
      throw failure(description, e);
    }
  }

  /** Closes all; that a connection is lost by now does not matter, as what was read is read. */
  @Override
  public void close() {
    try (connection;
        statement;
        row) {
      if (!atEnd) {
        dialect.abandon(statement);
      }
      // A connection that goes back to a user's pool must not have a transaction open.
      row.close();
      connection.rollback();
    } catch (SQLException e) {
      // Nothing was written on it.
    }
  }

  /** The database failed, and not what takes its rows. */
  static final class ReadException extends SQLException {

    private static final long serialVersionUID = 1L;

    ReadException(String message, SQLException cause) {
      super(message, cause.getSQLState(), cause.getErrorCode(), cause);
    }
  }

  private static ReadException failure(String description, SQLException cause) {
    return new ReadException(
        "cannot read %s: %s".formatted(description, SqlText.line(cause)), cause);
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
