package io.millrace.jdbc.internal.write;

import io.millrace.jdbc.internal.write.table.Ids;
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
   * @param numbered of its rows, as the segment counts them
   * @param writtenRows of these
   * @param refusedRows of these and of those that got no number
   * @param letterBatch the dead letters of the refused rows
   */
  void written(int numbered, int writtenRows, int refusedRows, long letterBatch) {
    end += numbered;
    rowsInSegment += writtenRows;
    rows += writtenRows + refusedRows;
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
