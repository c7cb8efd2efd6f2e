package io.millrace.jdbc.internal;

import java.util.ArrayList;
import java.util.List;

/** What one writer has done since its last receipt. */
final class Attempt {

  private final List<Receipt.Segment> segments = new ArrayList<>();
  private final List<Long> letters = new ArrayList<>();
  private long segment = Ids.next();
  private long end;
  private long rowsInSegment;
  private long rows;
  private long refused;

  /** The segment that the next rows are staged in. */
  long segment() {
    return segment;
  }

  /** The number of the next row in it. */
  long end() {
    return end;
  }

  /** What was last written to the segment may be there or not: no more goes into it. */
  void inDoubt() {
    segments.add(new Receipt.Segment(segment, end, rowsInSegment));
    segment = Ids.next();
    end = 0;
    rowsInSegment = 0;
  }

  /**
   * A batch is there for certain.
   *
   * @param letterBatch the dead letters of those of its rows that were refused
   */
  void written(int batchRows, int refusedRows, long letterBatch) {
    end += batchRows;
    rowsInSegment += batchRows - refusedRows;
    rows += batchRows;
    refused += refusedRows;
    if (refusedRows > 0) {
      letters.add(letterBatch);
    }
  }

  long refused() {
    return refused;
  }

  boolean isEmpty() {
    return rows == 0;
  }

  Receipt receipt(long run) {
    List<Receipt.Segment> all = new ArrayList<>(segments);
    all.add(new Receipt.Segment(segment, end, rowsInSegment));
    return new Receipt(run, all, letters, rows, refused);
  }
}
