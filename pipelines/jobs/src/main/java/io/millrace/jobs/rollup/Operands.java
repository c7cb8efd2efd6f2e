package io.millrace.jobs.rollup;

import io.millrace.jdbc.dialect.Column;
import io.millrace.jobs.WrongUseException;
import io.millrace.jobs.aggregate.AggregateFunction;
import io.millrace.jobs.aggregate.ArgumentKind;
import io.millrace.jobs.aggregate.Operand;
import io.millrace.jobs.aggregate.Order;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Finds what aggregates are computed of among the columns of the source's rows.
 *
 * @param arguments the SQL expressions of the aggregates, each once
 * @param read the SQL expressions that are read, each once
 * @param columns one for each of those that are read
 * @param first the index of the first of them in a row
 */
record Operands(
    List<SourceExpression> arguments, List<String> read, List<Column> columns, int first) {

  /** The SQL expressions to read for aggregates, each once. */
  static List<String> read(
      List<RollupQuery.Aggregate> aggregates, List<SourceExpression> arguments) {
    Set<String> read = new LinkedHashSet<>();
    for (RollupQuery.Aggregate aggregate : aggregates) {
      for (String sql : aggregate.expressions()) {
        read.add(read(aggregate.function(), find(arguments, sql)));
      }
    }
    return List.copyOf(read);
  }

  private static String read(AggregateFunction function, SourceExpression argument) {
    return function.countsEqualOnce()
        ? argument.equality().compared()
        : argument.equality().value();
  }

  /**
   * What an aggregate is computed of.
   *
   * @throws WrongUseException if the aggregate does not take the column's type
   */
  Operand of(RollupQuery.Aggregate aggregate) {
    AggregateFunction function = aggregate.function();
    SourceExpression argument =
        checked(
            aggregate, function.sqlName(), function.takes(), aggregate.argument().orElseThrow());
    List<Order> orders =
        aggregate.orders().stream().map(ordering -> order(aggregate, ordering)).toList();
    int index = read.indexOf(read(function, argument));
    if (!function.countsEqualOnce()) {
      return new Operand(first + index, argument.column(), orders);
    }
    argument
        .equality()
        .refusal()
        .ifPresent(
            why -> {
              throw new WrongUseException(
                  "--aggregate: %s: %s is %s, %s"
                      .formatted(aggregate, argument.sql(), argument.column().typeName(), why));
            });
    return new Operand(first + index, columns.get(index), orders);
  }

  /** What an aggregate's operand is in the source's SQL. */
  String sql(RollupQuery.Aggregate aggregate) {
    return read(aggregate.function(), argument(aggregate.argument().orElseThrow()));
  }

  /** One of the arguments, by its SQL. */
  SourceExpression argument(String sql) {
    return find(arguments, sql);
  }

  private static SourceExpression find(List<SourceExpression> arguments, String sql) {
    return arguments.stream()
        .filter(argument -> argument.sql().equals(sql))
        .findFirst()
        .orElseThrow();
  }

  private Order order(RollupQuery.Aggregate aggregate, RollupQuery.Ordering ordering) {
    SourceExpression by = checked(aggregate, "ORDER BY", ArgumentKind.ORDERED, ordering.sql());
    return new Order(
        first + read.indexOf(by.equality().value()),
        by.column().type().orElseThrow(),
        ordering.descending());
  }

  private SourceExpression checked(
      RollupQuery.Aggregate aggregate, String who, ArgumentKind takes, String sql) {
    SourceExpression argument = argument(sql);
    if (takes.includes(argument.column())) {
      return argument;
    }
    boolean castable =
        takes == ArgumentKind.ORDERED && ArgumentKind.isTextForUsAlone(argument.column());
    throw new WrongUseException(
        "--aggregate: %s: %s takes %s, and %s is %s%s"
            .formatted(
                aggregate,
                who,
                takes,
                sql,
                argument.column().typeName(),
                castable ? "; cast it to text, or to a number" : ""));
  }
}
