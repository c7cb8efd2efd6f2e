package io.millrace.jdbc.internal.read;

import java.sql.ResultSet;
import java.sql.SQLException;

/** Makes the fetches of a result follow the size of its rows. */
final class Fetches {

  private final FetchSize size;
  private final RowMeter meter;
  private int rows;
  private int left;

  Fetches(FetchSize size, RowMeter meter) {
    this.size = size;
    this.meter = meter;
    this.rows = size.first();
    this.left = rows;
  }

  /** Called before a row is moved to, as that may begin the next fetch. */
  void beforeRow(ResultSet result) throws SQLException {
    if (left == 0) {
      if (size.adapts()) {
        rows = size.next(rows, meter.bytes());
        result.setFetchSize(rows);
        meter.reset();
      }
      left = rows;
    }
    left--;
  }
}
