package io.millrace.jobs.aggregate;

import io.millrace.flow.Reducers;
import io.millrace.flow.function.Reducer;
import io.millrace.jdbc.dialect.ColumnDefinition;
import io.millrace.jdbc.dialect.ColumnType;
import io.millrace.jdbc.dialect.Dialect;
import java.util.Optional;
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

  @Override
  public Optional<Pushed> pushed(Operand operand, String argument, Dialect dialect) {
    return Optional.of(Pushed.count(argument));
  }

  /** Adds counts up. */
  static Reducer<Row, ?, ?> merging(int index) {
    return Reducers.<Row>sumLong(row -> Operand.number(row, index).longValue());
  }
}
