package io.millrace.jdbc.internal.read;

import io.millrace.flow.connect.Receiver;
import io.millrace.flow.connect.Split;
import io.millrace.flow.live.Meter;
import io.millrace.jdbc.dialect.Column;
import io.millrace.jdbc.dialect.Dialect;
import io.millrace.jdbc.internal.connect.Backoff;
import io.millrace.jdbc.internal.connect.Connections;
import io.millrace.jdbc.internal.connect.SqlText;
import io.millrace.jdbc.internal.connect.Wait;
import io.millrace.jdbc.internal.element.RowShape;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;

/**
 * A range of the rows of a query.
 *
 * <p>Where the key is unique they are read in its order. When the connection is lost, the rest is
 * read on another one, from the key after the last that was handed on.
 *
 * @param <T> what the rows become
 */
public final class QuerySplit<T> implements Split<T> {

  private static final long serialVersionUID = 1L;

  private final Connections connections;
  private final Dialect dialect;
  private final Select select;
  private final KeyRange range;
  private final boolean resumable;
  private final FetchSize fetchSize;
  private final RowShape<T> shape;

  /**
   * A split of {@code select}.
   *
   * @param resumable whether the range's key is unique, and may be selected with the rest
   */
  public QuerySplit(
      Connections connections,
      Dialect dialect,
      Select select,
      KeyRange range,
      boolean resumable,
      FetchSize fetchSize,
      RowShape<T> shape) {
    this.connections = connections;
    this.dialect = dialect;
    this.select = select;
    this.range = range;
    this.resumable = resumable && range.isOrdered();
    this.fetchSize = fetchSize;
    this.shape = shape;
  }

  @Override
  public void read(Receiver<? super T> receiver) throws Exception {
    Reading reading = new Reading(receiver);
    try {
      while (!reading.isDone()) {
        reading.readOn();
      }
    } finally {
      reading.endWait();
    }
  }

  @Override
  public Keep keep() {
    return connections.use()::close;
  }

  private Query query(KeyRange rest) {
    Predicate predicate = rest.predicate();
    String sql = resumable ? select.sql(rest) : select.sql(predicate);
    return new Query(sql, predicate, resumable ? columnsWithKey() : columns(), fetchSize);
  }

  private List<Column> columns() {
    return shape.columns().asList();
  }

  private List<Column> columnsWithKey() {
    return Stream.concat(columns().stream(), range.key().stream().map(KeyColumn::selected))
        .toList();
  }

  @Override
  public String toString() {
    return select.origin() + " (" + range.predicate().description() + ")";
  }

  /** One reading, on as many connections as it takes. */
  private final class Reading {

    private final Receiver<? super T> receiver;
    private final KeyMemory last = KeyMemory.of(range.key(), columns().size());

    private KeyRange rest = range;
    private long rows;
    private int failures;
    private boolean done;

    /** Null while rows come. */
    private Wait wait;

    Reading(Receiver<? super T> receiver) {
      this.receiver = receiver;
    }

    boolean isDone() {
      return done;
    }

    void readOn() throws Exception {
      long before = rows;
      try (RowCursor<T> cursor = open()) {
        while (cursor.next()) {
          T element = cursor.element();
          if (resumable) {
            cursor.remember(last);
          }
          if (rows++ == before) {
            endWait();
          }
          receiver.accept(element);
        }
        done = true;
      } catch (RowCursor.ReadException e) {
        failures = rows > before ? 1 : failures + 1;
        if (!dialect.isTransient(e) || failures == Backoff.TRIES || (rows > 0 && !resumable)) {
          throw rows > 0 && !resumable && dialect.isTransient(e) ? notResumable(e) : e;
        }
        Meter.of("readRetries").increment();
        wait = wait == null ? new Wait() : wait;
        wait.goesOn("it is read again: " + SqlText.line(e));
        Backoff.pause(failures);
        rest = last.values().isEmpty() ? range : range.after(last.values());
      }
    }

    void endWait() {
      if (wait != null) {
        wait.close();
        wait = null;
      }
    }

    private SQLException notResumable(SQLException e) {
      return new SQLException(
          "%s; %,d rows have gone on, and no unique key tells which are left: read the split again"
              .formatted(e.getMessage(), rows),
          e.getSQLState(),
          e.getErrorCode(),
          e);
    }

    private RowCursor<T> open() throws SQLException {
      RowShape.Decoder<T> decoder = shape.decoder();
      Query query = query(rest);
      return RowCursor.open(
          connections.connect(), dialect, query, decoder, QuerySplit.this.toString());
    }
  }
}
