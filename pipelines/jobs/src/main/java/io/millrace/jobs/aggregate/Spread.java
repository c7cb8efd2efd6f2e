package io.millrace.jobs.aggregate;

import io.millrace.flow.Reducers;
import io.millrace.flow.function.Reducer;
import io.millrace.flow.function.ToDouble;
import io.millrace.jdbc.dialect.ColumnDefinition;
import io.millrace.jdbc.dialect.ColumnType;
import org.apache.beam.sdk.values.Row;

/**
 * The variance of a sample, or its root, the standard deviation; NULL of fewer than two values.
 *
 * <p>Of whole numbers and decimals it is exact, rounded half up once, of decimals of any scale to
 * the digits that {@link QuotientScale} says; of floating-point numbers the last digits depend on
 * the order of the rows.
 */
record Spread(String sqlName, boolean root) implements AggregateFunction {

  @Override
  public ArgumentKind takes() {
    return ArgumentKind.NUMBERS;
  }

  @Override
  public ColumnDefinition result(String name, Operand operand) {
    if (operand.isFloating()) {
      return ColumnDefinition.of(name, ColumnType.DOUBLE);
    }
    int moreDigits = root ? 1 : operand.wholeDigits() + 1;
    return operand.decimal(name, moreDigits, scale(operand));
  }

  @Override
  public Reducer<Row, ?, ?> reducer(Operand operand) {
    int i = operand.index();
    if (!operand.isFloating()) {
      return new DecimalSpread(
          row -> Operand.decimal(row, i),
          operand.hasAnyScale() ? DecimalSpread.ANY_SCALE : scale(operand),
          root);
    }
    ToDouble<Row> value = row -> Operand.number(row, i).doubleValue();
    Reducer<Row, ?, Double> spread = root ? Reducers.stddev(value) : Reducers.variance(value);
    return new NonNull<>(i, spread);
  }

  private int scale(Operand operand) {
    return root ? operand.meanScale() : operand.varianceScale();
  }
}
