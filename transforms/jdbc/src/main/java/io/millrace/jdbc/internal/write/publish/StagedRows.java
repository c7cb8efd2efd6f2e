package io.millrace.jdbc.internal.write.publish;

import io.millrace.jdbc.dialect.Rows;
import io.millrace.jdbc.internal.connect.Connections;
import io.millrace.jdbc.internal.read.Query;
import io.millrace.jdbc.internal.read.RowCursor;
import io.millrace.jdbc.internal.write.Staging;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** The rows of a staging table that count, read once, on a connection of their own. */
final class StagedRows implements AutoCloseable {

  private static final int BATCH = 2_000;

  private final RowCursor<Object[]> cursor;

  private StagedRows(RowCursor<Object[]> cursor) {
    this.cursor = cursor;
  }

  /** Takes a batch. */
  @FunctionalInterface
  interface Batches {
    void accept(List<Object[]> rows) throws SQLException;
  }

  /**
   * Begins to read all rows of these segments.
   *
   * @param connections to read, as a session to write may be ended while its rows wait to be asked
   *     for
   */
  static StagedRows open(Connections connections, Staging staging, List<Long> segments)
      throws SQLException {
    // Before there is a connection, which nobody would close if this failed.
    Query query = staging.query(segments);
    return new StagedRows(
        RowCursor.open(
            connections.connect(),
            staging.dialect(),
            query,
            row -> values(row, staging.columns().size()),
            "table " + staging.table()));
  }

  /** Gives all rows in batches; returns their number. */
  long read(Batches batches) throws SQLException {
    List<Object[]> batch = new ArrayList<>();
    long rows = 0;
    while (cursor.next()) {
      batch.add(cursor.element());
      rows++;
      if (batch.size() == BATCH) {
        batches.accept(batch);
        batch.clear();
      }
    }
    if (!batch.isEmpty()) {
      batches.accept(batch);
    }
    return rows;
  }

  private static Object[] values(Rows row, int columns) throws SQLException {
    Object[] values = new Object[columns];
    for (int i = 0; i < columns; i++) {
      values[i] = row.get(i);
    }
    return values;
  }

  @Override
  public void close() {
    cursor.close();
  }
}
