package io.millrace.jobs.aggregate;

import io.millrace.flow.function.Reducer;
import io.millrace.jdbc.dialect.ColumnDefinition;
import org.apache.beam.sdk.values.Row;

/**
 * The value of the first or last row in an order: {@code first(status ORDER BY created_at, id)}.
 *
 * <p>Rows whose value, or one of the values that they are ordered by, is NULL are passed by. Of
 * several rows that the order does not tell apart, {@code first} has the smallest value and {@code
 * last} the greatest. Texts compare by code point.
 */
record Pick(String sqlName, boolean last) implements AggregateFunction {

  @Override
  public ArgumentKind takes() {
    return ArgumentKind.ANYTHING;
  }

  @Override
  public boolean needsOrder() {
    return true;
  }

  @Override
  public ColumnDefinition result(String name, Operand operand) {
    return operand.same(name);
  }

  @Override
  public Reducer<Row, ?, ?> reducer(Operand operand) {
    return new PickReducer(operand.index(), operand.type(), operand.orders(), last);
  }
}
