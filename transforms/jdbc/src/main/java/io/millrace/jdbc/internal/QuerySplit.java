package io.millrace.jdbc.internal;

import io.millrace.flow.Receiver;
import io.millrace.flow.Split;
import io.millrace.jdbc.dialect.Dialect;
import java.sql.SQLException;
import org.apache.beam.sdk.metrics.Counter;
import org.apache.beam.sdk.metrics.Metrics;

/**
 * The rows of a query for which one predicate holds, read through a connection of their own.
 *
 * @param <T> what the rows become
 */
public final class QuerySplit<T> implements Split<T> {

  private static final long serialVersionUID = 1L;

  private final Connections connections;
  private final Dialect dialect;
  private final Query query;
  private final RowShape<T> shape;
  private final String origin;

  /** A split of {@code select}. */
  public QuerySplit(
      Connections connections,
      Dialect dialect,
      Select select,
      Predicate predicate,
      int fetchSize,
      RowShape<T> shape) {
    this.connections = connections;
    this.dialect = dialect;
    this.query = new Query(select.sql(predicate), predicate, fetchSize);
    this.shape = shape;
    this.origin = select.origin();
  }

  @Override
  public void read(Receiver<? super T> receiver) throws Exception {
    Counter rowsRead = Metrics.counter("millrace", "rowsRead");
    long rows = 0;
    try (RowCursor<T> cursor = open()) {
      while (cursor.next()) {
        receiver.accept(cursor.element());
        rows++;
      }
    }
    rowsRead.inc(rows);
  }

  private RowCursor<T> open() throws SQLException {
    return RowCursor.open(connections.connect(), dialect, query, shape.decoder(), toString());
  }

  @Override
  public String toString() {
    return origin + " (" + query.predicate().description() + ")";
  }
}
