package io.millrace.jobs.aggregate;

import io.millrace.flow.Reducer;
import io.millrace.flow.Reducers;
import io.millrace.jdbc.dialect.ColumnDefinition;
import io.millrace.jdbc.dialect.ColumnType;
import org.apache.beam.sdk.values.Row;

/** The number of values. */
final class Count implements AggregateFunction {

  /** The column of any count. */
  static ColumnDefinition column(String name) {
    return ColumnDefinition.of(name, ColumnType.INT64).notNull();
  }

  @Override
  public String sqlName() {
    return "count";
  }

  @Override
  public ArgumentKind takes() {
    return ArgumentKind.ANYTHING;
  }

  @Override
  public ColumnDefinition result(String name, Operand operand) {
    return column(name);
  }

  @Override
  public Reducer<Row, ?, ?> reducer(Operand operand) {
    int i = operand.index();
    return Reducers.<Row>sumLong(row -> row.getValue(i) == null ? 0 : 1);
  }
}
