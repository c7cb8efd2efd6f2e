package io.millrace.jobs.rollup;

import io.millrace.flow.Reducer;
import io.millrace.jdbc.JdbcRead;
import io.millrace.jdbc.dialect.Column;
import io.millrace.jdbc.dialect.ColumnDefinition;
import io.millrace.jdbc.dialect.ColumnType;
import io.millrace.jobs.WrongUseException;
import io.millrace.jobs.aggregate.RowCount;
import io.millrace.jobs.condition.Condition;
import io.millrace.jobs.databases.JobSource;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.beam.sdk.values.Row;

/**
 * Plans a rollup by asking its source.
 *
 * <p>The source evaluates the group expressions and the arguments of the aggregates, each once, and
 * sends rows of just these: first the groups, then the arguments. With {@link Pushdown#AGGREGATE}
 * it sends what {@link PushedRead} says instead.
 */
final class RollupPlanner {

  private static final Set<ColumnType> INEXACT = EnumSet.of(ColumnType.FLOAT, ColumnType.DOUBLE);

  private final RollupQuery query;
  private final List<String> arguments;
  private final JobSource source;
  private final int workers;

  RollupPlanner(RollupQuery query, JobSource source, int workers) {
    this.query = query;
    this.arguments = arguments(query);
    this.source = source;
    this.workers = workers;
  }

  /**
   * Looks at the source.
   *
   * @param having the condition that groups must meet; empty for all groups
   * @throws WrongUseException if the source has no such columns, they do not take these aggregates,
   *     the source cannot do its part of these, or the condition is not one over the result
   */
  RollupPlan plan(Pushdown pushdown, Optional<String> having) {
    return source.ask(() -> ask(pushdown, having));
  }

  private RollupPlan ask(Pushdown pushdown, Optional<String> having) {
    JdbcRead<Row> rows = source.read().select(projection());
    List<Column> columns = rows.columns().asList();
    int groupCount = query.groups().size();
    List<ColumnDefinition> groups = new ArrayList<>();
    for (RollupQuery.Group group : query.groups()) {
      groups.add(group(group, columns.get(groups.size())));
    }
    Operands operands =
        new Operands(arguments, columns.subList(groupCount, columns.size()), groupCount);
    List<ColumnDefinition> results =
        query.aggregates().stream().map(aggregate -> result(aggregate, operands)).toList();
    JdbcRead<Row> read = rows;
    List<Reducer<Row, ?, ?>> reducers = new ArrayList<>();
    if (pushdown == Pushdown.AGGREGATE) {
      PushedRead pushed = PushedRead.of(query, groups, operands, source);
      read = pushed.read();
      reducers.addAll(pushed.reducers());
    } else {
      query.aggregates().forEach(aggregate -> reducers.add(reducer(aggregate, operands)));
    }
    List<ColumnDefinition> all = new ArrayList<>(groups);
    all.addAll(results);
    return new RollupPlan(
        read,
        read.plan(workers),
        groups,
        results,
        reducers,
        having.map(text -> Condition.parse("--having", text, all)));
  }

  private static List<String> arguments(RollupQuery query) {
    Set<String> distinct = new LinkedHashSet<>();
    query.aggregates().forEach(aggregate -> distinct.addAll(aggregate.expressions()));
    return List.copyOf(distinct);
  }

  private String[] projection() {
    List<String> expressions = new ArrayList<>();
    for (RollupQuery.Group group : query.groups()) {
      expressions.add("%s AS g%d".formatted(group.sql(), expressions.size()));
    }
    for (String argument : arguments) {
      expressions.add("%s AS a%d".formatted(argument, expressions.size()));
    }
    return expressions.toArray(String[]::new);
  }

  private static ColumnDefinition result(RollupQuery.Aggregate aggregate, Operands operands) {
    return aggregate.argument().isEmpty()
        ? RowCount.result(aggregate.name())
        : aggregate.function().result(aggregate.name(), operands.of(aggregate));
  }

  private static Reducer<Row, ?, ?> reducer(RollupQuery.Aggregate aggregate, Operands operands) {
    return aggregate.argument().isEmpty()
        ? RowCount.reducer()
        : aggregate.function().reducer(operands.of(aggregate));
  }

  private static ColumnDefinition group(RollupQuery.Group group, Column column) {
    if (INEXACT.contains(column.type().orElseThrow())) {
      throw new WrongUseException(
          "--groupBy: %s is %s, and floating-point numbers make no groups; cast it, say to numeric(12,2)"
              .formatted(group.sql(), column.typeName()));
    }
    return ColumnDefinition.like(group.name(), column);
  }
}
