package io.millrace.jobs.aggregate;

import io.millrace.flow.Reducer;
import io.millrace.flow.Reducers;
import io.millrace.jdbc.dialect.ColumnDefinition;
import io.millrace.jdbc.dialect.ColumnType;
import io.millrace.jdbc.dialect.Dialect;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;
import org.apache.beam.sdk.values.Row;

/** The mean: of whole numbers and decimals the exact sum, divided once and rounded half up. */
final class Mean implements AggregateFunction {

  @Override
  public String sqlName() {
    return "avg";
  }

  @Override
  public ArgumentKind takes() {
    return ArgumentKind.NUMBERS;
  }

  @Override
  public ColumnDefinition result(String name, Operand operand) {
    return operand.isFloating()
        ? ColumnDefinition.of(name, ColumnType.DOUBLE)
        : operand.decimal(name, 0, operand.meanScale());
  }

  @Override
  public Reducer<Row, ?, ?> reducer(Operand operand) {
    int i = operand.index();
    return operand.isFloating()
        ? new NonNull<>(i, Reducers.<Row>mean(row -> Operand.number(row, i).doubleValue()))
        : Reducers.<Row>meanDecimal(row -> Operand.decimal(row, i), operand.meanScale());
  }

  /** Sums of floating-point numbers depend on their order. */
  @Override
  public Optional<Pushed> pushed(Operand operand, String argument, Dialect dialect) {
    if (operand.isFloating()) {
      return Optional.empty();
    }
    int scale = operand.meanScale();
    List<String> sql = List.of("sum(%s)".formatted(argument), "count(%s)".formatted(argument));
    return Optional.of(
        Pushed.numbers(
            sql,
            i ->
                Reducers.all(
                    Reducers.<Row>sumDecimal(row -> Operand.decimal(row, i)),
                    Reducers.<Row>sumLong(row -> Operand.number(row, i + 1).longValue()),
                    (sum, count) -> mean(sum, count, scale))));
  }

  private static BigDecimal mean(BigDecimal sum, long count, int scale) {
    return sum == null ? null : sum.divide(BigDecimal.valueOf(count), scale, RoundingMode.HALF_UP);
  }
}
