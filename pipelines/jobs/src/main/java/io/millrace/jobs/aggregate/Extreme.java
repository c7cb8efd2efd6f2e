package io.millrace.jobs.aggregate;

import io.millrace.flow.Reducers;
import io.millrace.flow.function.Reducer;
import io.millrace.jdbc.dialect.ColumnDefinition;
import io.millrace.jdbc.dialect.ColumnType;
import io.millrace.jdbc.dialect.Dialect;
import java.util.List;
import java.util.Optional;
import org.apache.beam.sdk.values.Row;

/** The smallest or the greatest value; texts compare by code point. */
record Extreme(String sqlName, boolean smallest) implements AggregateFunction {

  @Override
  public ArgumentKind takes() {
    return ArgumentKind.ORDERED;
  }

  @Override
  public ColumnDefinition result(String name, Operand operand) {
    return operand.same(name);
  }

  @Override
  public Reducer<Row, ?, ?> reducer(Operand operand) {
    int i = operand.index();
    if (operand.type() == ColumnType.STRING) {
      return TextExtreme.of(i, smallest);
    }
    Class<Comparable<Object>> values = comparable(operand.type());
    return smallest
        ? Reducers.<Row, Comparable<Object>>min(values, row -> row.getValue(i))
        : Reducers.<Row, Comparable<Object>>max(values, row -> row.getValue(i));
  }

  @SuppressWarnings("unchecked") // the types that are ordered have comparable values
  private static Class<Comparable<Object>> comparable(ColumnType type) {
    return (Class<Comparable<Object>>) type.javaType();
  }

  @Override
  public Optional<Pushed> pushed(Operand operand, String argument, Dialect dialect) {
    Optional<String> sql =
        operand.type() == ColumnType.STRING
            ? dialect.textExtreme(sqlName, argument)
            : Optional.of("%s(%s)".formatted(sqlName, argument));
    return sql.map(
        aggregate ->
            new Pushed(
                List.of(aggregate),
                i -> reducer(new Operand(i, operand.column(), List.of())),
                Optional.of(operand.type())));
  }
}
