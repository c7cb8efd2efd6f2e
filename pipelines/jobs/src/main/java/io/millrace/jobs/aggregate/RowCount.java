package io.millrace.jobs.aggregate;

import io.millrace.flow.Reducers;
import io.millrace.flow.function.Reducer;
import io.millrace.jdbc.dialect.ColumnDefinition;
import org.apache.beam.sdk.values.Row;

/** The number of rows: {@code count()}, which has no operand. */
public final class RowCount {

  private RowCount() {}

  /** The column of its results. */
  public static ColumnDefinition result(String name) {
    return Count.column(name);
  }

  /** What computes it. */
  public static Reducer<Row, ?, Long> reducer() {
    return Reducers.count();
  }
}
