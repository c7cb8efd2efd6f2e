package io.millrace.jobs.aggregate;

import io.millrace.flow.function.Reducer;
import io.millrace.jdbc.dialect.ColumnDefinition;
import io.millrace.jdbc.dialect.ColumnType;
import io.millrace.sketches.Sketches;
import org.apache.beam.sdk.values.Row;

/**
 * The smallest value that at least a percentage of the values does not exceed, as SQL's {@code
 * percentile_disc}, in about 5 KiB a group. Up to 200 values that is exact; with more, it is in 99
 * of 100 cases a value whose rank is at most 1.33 percentage points off.
 *
 * <p>Values are taken as DOUBLE, which has about 16 digits; NaN is passed by.
 */
record Percentile(String sqlName, double percentage) implements AggregateFunction {

  @Override
  public ArgumentKind takes() {
    return ArgumentKind.NUMBERS;
  }

  @Override
  public ColumnDefinition result(String name, Operand operand) {
    return ColumnDefinition.of(name, ColumnType.DOUBLE);
  }

  @Override
  public Reducer<Row, ?, ?> reducer(Operand operand) {
    int i = operand.index();
    return new NonNull<>(
        i, Sketches.<Row>percentile(row -> Operand.number(row, i).doubleValue(), percentage));
  }
}
