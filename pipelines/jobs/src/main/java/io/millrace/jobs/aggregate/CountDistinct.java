package io.millrace.jobs.aggregate;

import io.millrace.flow.Reducer;
import io.millrace.flow.Reducers;
import io.millrace.jdbc.dialect.ColumnDefinition;
import org.apache.beam.sdk.values.Row;

/**
 * The number of different values, exactly. A group's values must fit in memory; where they do not,
 * {@link ApproximateDistinct} holds a few kilobytes.
 */
final class CountDistinct implements AggregateFunction {

  @Override
  public String sqlName() {
    return "count_distinct";
  }

  @Override
  public ArgumentKind takes() {
    return ArgumentKind.ANYTHING;
  }

  @Override
  public ColumnDefinition result(String name, Operand operand) {
    return Count.column(name);
  }

  @Override
  public Reducer<Row, ?, ?> reducer(Operand operand) {
    return Reducers.mapping(
        DistinctValue.javaType(operand.type()),
        DistinctValue.of(operand),
        Reducers.<Object>countDistinct());
  }
}
