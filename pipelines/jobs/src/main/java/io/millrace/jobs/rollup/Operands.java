package io.millrace.jobs.rollup;

import io.millrace.jdbc.dialect.Column;
import io.millrace.jobs.WrongUseException;
import io.millrace.jobs.aggregate.AggregateFunction;
import io.millrace.jobs.aggregate.ArgumentKind;
import io.millrace.jobs.aggregate.Operand;
import io.millrace.jobs.aggregate.Order;
import java.util.List;

/**
 * Finds what aggregates are computed of among the columns of the source's rows.
 *
 * @param expressions the SQL expressions of the aggregates, each once
 * @param columns one for each of them
 * @param first the index of the first of them in a row
 */
record Operands(List<String> expressions, List<Column> columns, int first) {

  /**
   * What an aggregate is computed of.
   *
   * @throws WrongUseException if the aggregate does not take the column's type
   */
  Operand of(RollupQuery.Aggregate aggregate) {
    AggregateFunction function = aggregate.function();
    String argument = aggregate.argument().orElseThrow();
    Column column = checked(aggregate, function.sqlName(), function.takes(), argument);
    List<Order> orders =
        aggregate.orders().stream().map(ordering -> order(aggregate, ordering)).toList();
    return new Operand(index(argument), column, orders);
  }

  private Order order(RollupQuery.Aggregate aggregate, RollupQuery.Ordering ordering) {
    Column column = checked(aggregate, "ORDER BY", ArgumentKind.ORDERED, ordering.sql());
    return new Order(index(ordering.sql()), column.type().orElseThrow(), ordering.descending());
  }

  private Column checked(
      RollupQuery.Aggregate aggregate, String who, ArgumentKind takes, String sql) {
    Column column = columns.get(expressions.indexOf(sql));
    if (takes.includes(column)) {
      return column;
    }
    boolean castable = takes == ArgumentKind.ORDERED && ArgumentKind.isTextForUsAlone(column);
    throw new WrongUseException(
        "--aggregate: %s: %s takes %s, and %s is %s%s"
            .formatted(
                aggregate,
                who,
                takes,
                sql,
                column.typeName(),
                castable ? "; cast it to text, or to a number" : ""));
  }

  private int index(String sql) {
    return first + expressions.indexOf(sql);
  }
}
