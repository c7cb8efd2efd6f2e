package io.millrace.jobs.aggregate;

import io.millrace.flow.Reducers;
import io.millrace.flow.function.Reducer;
import io.millrace.jdbc.dialect.ColumnDefinition;
import io.millrace.jdbc.dialect.ColumnType;
import io.millrace.jdbc.dialect.Dialect;
import java.util.List;
import java.util.Optional;
import org.apache.beam.sdk.values.Row;

/** The exact sum of whole numbers and decimals, the compensated one of floating-point numbers. */
final class Sum implements AggregateFunction {

  /** A sum of so many rows that no table has them needs this many more digits than one value. */
  private static final int MORE_DIGITS = 19;

  @Override
  public String sqlName() {
    return "sum";
  }

  @Override
  public ArgumentKind takes() {
    return ArgumentKind.NUMBERS;
  }

  @Override
  public ColumnDefinition result(String name, Operand operand) {
    if (operand.isFloating()) {
      return ColumnDefinition.of(name, ColumnType.DOUBLE);
    }
    return operand.isSmallInteger()
        ? ColumnDefinition.of(name, ColumnType.INT64)
        : operand.decimal(name, MORE_DIGITS, operand.scale());
  }

  @Override
  public Reducer<Row, ?, ?> reducer(Operand operand) {
    int i = operand.index();
    if (operand.isFloating()) {
      return new NonNull<>(i, Reducers.<Row>sumDouble(row -> Operand.number(row, i).doubleValue()));
    }
    return operand.isSmallInteger()
        ? new NonNull<>(i, Reducers.<Row>sumLong(row -> Operand.number(row, i).longValue()))
        : Reducers.<Row>sumDecimal(row -> Operand.decimal(row, i));
  }

  /** Sums of floating-point numbers depend on their order. */
  @Override
  public Optional<Pushed> pushed(Operand operand, String argument, Dialect dialect) {
    if (operand.isFloating()) {
      return Optional.empty();
    }
    List<String> sql = List.of("sum(%s)".formatted(argument));
    return Optional.of(
        Pushed.numbers(
            sql,
            i ->
                operand.isSmallInteger()
                    ? new NonNull<>(
                        i, Reducers.<Row>sumLong(row -> Operand.number(row, i).longValue()))
                    : Reducers.<Row>sumDecimal(row -> Operand.decimal(row, i))));
  }
}
