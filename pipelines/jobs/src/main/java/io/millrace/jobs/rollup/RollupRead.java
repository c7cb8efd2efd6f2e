package io.millrace.jobs.rollup;

import io.millrace.flow.function.Reducer;
import io.millrace.jdbc.JdbcRead;
import java.util.List;
import org.apache.beam.sdk.values.Row;

/**
 * What a rollup reads, and what computes its result.
 *
 * @param rows that begin with what they are grouped by
 * @param reducers one for each aggregate, then one for each group that is shown by another value
 *     than rows are grouped by
 */
record RollupRead(JdbcRead<Row> rows, List<Reducer<Row, ?, ?>> reducers) {

  /** Keeps its own copy of the list. */
  RollupRead {
    reducers = List.copyOf(reducers);
  }
}
