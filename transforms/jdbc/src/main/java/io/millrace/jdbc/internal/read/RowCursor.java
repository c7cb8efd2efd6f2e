package io.millrace.jdbc.internal.read;

import io.millrace.jdbc.dialect.Dialect;
import io.millrace.jdbc.dialect.Rows;
import io.millrace.jdbc.internal.connect.SqlText;
import io.millrace.jdbc.internal.element.RowShape;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

/**
 * An open query: gives one element a row, and says what was read when the database fails.
 *
 * @param <T> the elements
 */
public final class RowCursor<T> implements AutoCloseable {

  private final Connection connection;
  private final Rows rows;
  private final RowShape.Decoder<T> decoder;
  private final String description;

  private RowCursor(
      Connection connection, Rows rows, RowShape.Decoder<T> decoder, String description) {
    this.connection = connection;
    this.rows = rows;
    this.decoder = decoder;
    this.description = description;
  }

  /**
   * Runs a query that gives its rows as they are asked for.
   *
   * @param connection closed with the cursor
   * @param description of what is read, for messages
   */
  public static <T> RowCursor<T> open(
      Connection connection,
      Dialect dialect,
      Query query,
      RowShape.Decoder<T> decoder,
      String description)
      throws SQLException {
    try {
      dialect.prepareReading(connection);
      return new RowCursor<>(connection, rows(connection, dialect, query), decoder, description);
    } catch (SQLException e) {
      ReadException failure = failure(description, e);
      close(failure, connection);
      throw failure;
    } catch (RuntimeException e) {
      close(e, connection);
      throw e;
    }
  }

  /** Who asks for fetches of some size gets them. */
  private static Rows rows(Connection connection, Dialect dialect, Query query)
      throws SQLException {
    Optional<Rows> stream =
        query.fetchSize().asked()
            ? Optional.empty()
            : dialect.stream(connection, query.sql(), query.predicate().values(), query.columns());
    return stream.isPresent() ? stream.get() : ResultRows.open(connection, dialect, query);
  }

  public boolean next() throws SQLException {
    try {
      return rows.next();
    } catch (SQLException e) {
      throw failure(description, e);
    }
  }

  public T element() throws SQLException {
    try {
      return decoder.decode(rows);
    } catch (SQLException e) {
      throw failure(description, e);
    }
  }

  /** Remembers the key of the current row. */
  void remember(KeyMemory memory) throws SQLException {
    try {
      memory.remember(rows);
    } catch (SQLException e) {
      throw failure(description, e);
    }
  }

  /** Closes all; that a connection is lost by now does not matter, as what was read is read. */
  @Override
  public void close() {
    try (connection) {
      try {
        rows.close();
      } finally {
        // A connection that goes back to a user's pool must not have a transaction open.
        connection.rollback();
      }
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

  private static void close(Exception failure, Connection connection) {
    try {
      connection.close();
    } catch (SQLException e) {
      failure.addSuppressed(e);
    }
  }
}
