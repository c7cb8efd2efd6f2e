package io.millrace.jdbc.internal;

import io.millrace.flow.Sink;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;
import org.apache.beam.sdk.metrics.Counter;
import org.apache.beam.sdk.metrics.Metrics;

/**
 * Writes elements in batches, one transaction each, on a connection of its own.
 *
 * @param <T> the elements
 */
public final class BatchWriter<T> implements Sink.Writer<T> {

  /** Ends a batch before its rows do, when they are long. */
  private static final long MOST_BYTES = 8 << 20;

  private static final int TRIES = 5;
  private static final long FIRST_PAUSE_MILLIS = 250;
  private static final int PAUSE_GROWTH = 4;

  private final Connections connections;
  private final UpsertTarget target;
  private final Function<T, Object[]> extractor;
  private final List<Function<Object, Object>> conversions;
  private final List<Object[]> batch = new ArrayList<>();
  private final Counter rowsWritten = Metrics.counter("millrace", "rowsWritten");
  private final Counter writeRetries = Metrics.counter("millrace", "writeRetries");

  private long batchBytes;
  private Connection connection;

  /** A writer that connects when its first batch is full. */
  public BatchWriter(Connections connections, UpsertTarget target, Elements<T> elements) {
    this.connections = connections;
    this.target = target;
    this.extractor = elements.extractor();
    this.conversions = new ArrayList<>();
    for (int i = 0; i < target.columns().size(); i++) {
      Class<?> type = elements.fields().get(i).type();
      conversions.add(Conversions.writing(type, target.columns().get(i)).orElseThrow());
    }
  }

  @Override
  public void accept(T element) throws SQLException, InterruptedException {
    Object[] row = extractor.apply(element);
    for (int i = 0; i < row.length; i++) {
      row[i] = row[i] == null ? null : conversions.get(i).apply(row[i]);
      batchBytes += bytes(row[i]);
    }
    batch.add(row);
    if (batch.size() == target.batchSize() || batchBytes >= MOST_BYTES) {
      flush();
    }
  }

  @Override
  public void flush() throws SQLException, InterruptedException {
    if (batch.isEmpty()) {
      return;
    }
    for (int attempt = 1; !written(attempt); attempt++) {
      writeRetries.inc();
      Thread.sleep(pauseMillis(attempt));
    }
    rowsWritten.inc(batch.size());
    discard();
  }

  @Override
  public void close() throws SQLException {
    discard();
    if (connection != null) {
      Connection closing = connection;
      connection = null;
      closing.close();
    }
  }

  private void discard() {
    batch.clear();
    batchBytes = 0;
  }

  // What may be long; the rest is bounded by the number of rows.
  private static int bytes(Object value) {
    if (value instanceof String text) {
      return text.length();
    }
    return value instanceof byte[] bytes ? bytes.length : 0;
  }

  /** Tries once; false if it failed in a way that may pass. */
  private boolean written(int attempt) throws SQLException {
    try {
      if (connection == null) {
        connection = connections.connect();
        connection.setAutoCommit(false);
      }
      target.statement().write(connection, batch);
      connection.commit();
      return true;
    } catch (SQLException e) {
      SQLException failure = failure(e);
      abandon(failure);
      if (attempt < TRIES && target.dialect().isTransient(failure)) {
        return false;
      }
      throw failure;
    }
  }

  // The next attempt begins on a connection of which nothing is in doubt.
  private void abandon(SQLException failure) {
    if (connection == null) {
      return;
    }
    try (Connection closing = connection) {
      connection = null;
      closing.rollback();
    } catch (SQLException e) {
      failure.addSuppressed(e);
    }
  }

  private SQLException failure(SQLException cause) {
    SQLException root = SqlText.root(cause);
    return new SQLException(
        "cannot write to table %s: %s (batch of %d rows, the first with %s)"
            .formatted(
                target.table(), SqlText.line(root), batch.size(), target.keyOf(batch.get(0))),
        root.getSQLState(),
        cause);
  }

  // 0.25, 1, 4 and 16 seconds, give or take a half: a deadlock is over at once, a server's restart
  // is not.
  private static long pauseMillis(int attempt) {
    long pause = FIRST_PAUSE_MILLIS * (long) Math.pow(PAUSE_GROWTH, attempt - 1);
    return ThreadLocalRandom.current().nextLong(pause / 2, pause + pause / 2);
  }
}
