package io.millrace.jobs.aggregate;

import io.millrace.flow.Reducers;
import io.millrace.flow.function.Reducer;
import io.millrace.jdbc.dialect.ColumnDefinition;
import io.millrace.jdbc.dialect.ColumnType;
import io.millrace.jdbc.dialect.Dialect;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;
import org.apache.beam.sdk.values.Row;

/**
 * The mean: of whole numbers and decimals the exact sum, divided once and rounded half up, of
 * decimals of any scale as {@link QuotientScale} says.
 */
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
        : mean(operand, Reducers.<Row>sumLong(row -> row.getValue(i) == null ? 0 : 1), i);
  }

  /** Sums of floating-point numbers depend on their order. */
  @Override
  public Optional<Pushed> pushed(Operand operand, String argument, Dialect dialect) {
    if (operand.isFloating()) {
      return Optional.empty();
    }
    List<String> sql = List.of("sum(%s)".formatted(argument), "count(%s)".formatted(argument));
    return Optional.of(
        Pushed.numbers(
            sql,
            i ->
                mean(
                    operand,
                    Reducers.<Row>sumLong(row -> Operand.number(row, i + 1).longValue()),
                    i)));
  }

  private static Reducer<Row, ?, BigDecimal> mean(
      Operand operand, Reducer<Row, ?, Long> count, int index) {
    boolean anyScale = operand.hasAnyScale();
    int scale = operand.meanScale();
    return Reducers.all(
        Reducers.<Row>sumDecimal(row -> Operand.decimal(row, index)),
        count,
        (sum, number) -> {
          if (sum == null) {
            return null;
          }
          BigDecimal divisor = BigDecimal.valueOf(number);
          return anyScale
              ? QuotientScale.divide(sum, divisor)
              : sum.divide(divisor, scale, RoundingMode.HALF_UP);
        });
  }
}
