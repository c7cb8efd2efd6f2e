package io.millrace.jdbc.internal.read;

import io.millrace.jdbc.dialect.Column;
import io.millrace.jdbc.dialect.ColumnType;
import io.millrace.jdbc.dialect.Columns;
import java.io.Serializable;

/**
 * How many rows are fetched at once.
 *
 * @param first the rows of the first fetch
 * @param adapts whether the fetches after it follow the size of the rows, so that each is about a
 *     megabyte
 * @param asked whether a user asked for it
 */
public record FetchSize(int first, boolean adapts, boolean asked) implements Serializable {

  private static final int BYTES = 1 << 20;
  private static final int MOST_ROWS = 10_000;
  private static final int PROBE_ROWS = 32;
  private static final int GROWTH = 8;

  /** What every row costs beside its values. */
  private static final int ROW_BYTES = 32;

  /** As many rows as the user says. */
  public static FetchSize asked(int rows) {
    return new FetchSize(rows, false, true);
  }

  /** As many rows each time. */
  public static FetchSize of(int rows) {
    return new FetchSize(rows, false, false);
  }

  /** For rows with these columns; to begin with few where a text or binary may be of any size. */
  public static FetchSize of(Columns columns) {
    int valueBytes = 0;
    boolean bounded = true;
    for (Column column : columns) {
      ColumnType type = column.type().orElseThrow();
      valueBytes += type.typicalBytes();
      bounded &= type != ColumnType.STRING && type != ColumnType.BYTES;
    }
    int rows = rows(valueBytes);
    return bounded ? of(rows) : new FetchSize(Math.min(PROBE_ROWS, rows), true, false);
  }

  /** The size of the next fetch, after one of so many rows; it grows step by step. */
  int next(int rows, long valueBytes) {
    return Math.min(rows(valueBytes / rows), rows * GROWTH);
  }

  private static int rows(long valueBytes) {
    return (int) Math.max(1, Math.min(MOST_ROWS, BYTES / (valueBytes + ROW_BYTES)));
  }
}
