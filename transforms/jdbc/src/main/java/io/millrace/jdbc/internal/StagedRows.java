package io.millrace.jdbc.internal;

import io.millrace.jdbc.dialect.Rows;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Reads a staging table in batches. */
record StagedRows(Connections connections, Staging staging) {

  private static final int FETCH_SIZE = 1_000;
  private static final int BATCH = 2_000;

  /** Takes a batch. */
  @FunctionalInterface
  interface Batches {
    void accept(List<Object[]> rows) throws SQLException;
  }

  /** Reads all rows of these segments, on a connection of its own; gives their number. */
  long read(List<Long> segments, Batches batches) throws SQLException {
    List<Object[]> batch = new ArrayList<>();
    long rows = 0;
    for (Query query : staging.queries(segments, FETCH_SIZE)) {
      try (RowCursor<Object[]> cursor =
          RowCursor.open(
              connections.connect(),
              staging.dialect(),
              query,
              this::values,
              "table " + staging.table())) {
        while (cursor.next()) {
          batch.add(cursor.element());
          rows++;
          if (batch.size() == BATCH) {
            batches.accept(batch);
            batch.clear();
          }
        }
      }
    }
    if (!batch.isEmpty()) {
      batches.accept(batch);
    }
    return rows;
  }

  private Object[] values(Rows row) throws SQLException {
    Object[] values = new Object[staging.columns().size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = row.get(i);
    }
    return values;
  }
}
