package io.millrace.jobs.rollup;

import io.millrace.flow.Reducer;
import io.millrace.jdbc.JdbcRead;
import io.millrace.jdbc.ReadPlan;
import io.millrace.jdbc.dialect.Column;
import io.millrace.jdbc.dialect.ColumnDefinition;
import io.millrace.jdbc.dialect.ColumnType;
import io.millrace.jobs.WrongUseException;
import io.millrace.jobs.aggregate.Operand;
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
 * A rollup checked against its source: what is read, how it is reduced, what the result looks like.
 *
 * <p>The source evaluates the group expressions and the arguments of the aggregates, each once, and
 * sends rows of just these: first the groups, then the arguments.
 */
final class RollupPlan {

  private static final Set<ColumnType> INEXACT = EnumSet.of(ColumnType.FLOAT, ColumnType.DOUBLE);

  private final JdbcRead<Row> read;
  private final ReadPlan readPlan;
  private final List<ColumnDefinition> groups = new ArrayList<>();
  private final List<ColumnDefinition> results = new ArrayList<>();
  private final List<Reducer<Row, ?, ?>> reducers = new ArrayList<>();
  private Optional<Condition> having = Optional.empty();

  private RollupPlan(JdbcRead<Row> read, ReadPlan readPlan) {
    this.read = read;
    this.readPlan = readPlan;
  }

  /**
   * Looks at the source.
   *
   * @throws WrongUseException if the source has no such columns, or they do not take these
   *     aggregates
   */
  static RollupPlan of(RollupQuery query, Optional<String> having, JobSource source, int workers) {
    List<String> arguments = arguments(query);
    return source.ask(
        () -> {
          JdbcRead<Row> read = source.read().select(projection(query, arguments));
          RollupPlan plan = new RollupPlan(read, read.plan(workers));
          plan.fill(query, arguments, read.columns().asList());
          plan.having = having.map(text -> Condition.parse("--having", text, plan.columns()));
          return plan;
        });
  }

  private static List<String> arguments(RollupQuery query) {
    Set<String> distinct = new LinkedHashSet<>();
    query.aggregates().forEach(aggregate -> distinct.addAll(aggregate.expressions()));
    return List.copyOf(distinct);
  }

  private static String[] projection(RollupQuery query, List<String> arguments) {
    List<String> expressions = new ArrayList<>();
    for (RollupQuery.Group group : query.groups()) {
      expressions.add("%s AS g%d".formatted(group.sql(), expressions.size()));
    }
    for (String argument : arguments) {
      expressions.add("%s AS a%d".formatted(argument, expressions.size()));
    }
    return expressions.toArray(String[]::new);
  }

  private void fill(RollupQuery query, List<String> arguments, List<Column> columns) {
    for (RollupQuery.Group group : query.groups()) {
      groups.add(group(group, columns.get(groups.size())));
    }
    for (RollupQuery.Aggregate aggregate : query.aggregates()) {
      if (aggregate.argument().isEmpty()) {
        results.add(RowCount.result(aggregate.name()));
        reducers.add(RowCount.reducer());
      } else {
        Operand operand =
            new Operands(arguments, columns.subList(groups.size(), columns.size()), groups.size())
                .of(aggregate);
        results.add(aggregate.function().result(aggregate.name(), operand));
        reducers.add(aggregate.function().reducer(operand));
      }
    }
  }

  private static ColumnDefinition group(RollupQuery.Group group, Column column) {
    ColumnType type = column.type().orElseThrow();
    if (INEXACT.contains(type)) {
      throw new WrongUseException(
          "--groupBy: %s is %s, and floating-point numbers make no groups; cast it, say to numeric(12,2)"
              .formatted(group.sql(), column.typeName()));
    }
    return ColumnDefinition.like(group.name(), column);
  }

  JdbcRead<Row> read() {
    return read;
  }

  ReadPlan readPlan() {
    return readPlan;
  }

  List<ColumnDefinition> groups() {
    return groups;
  }

  /** The result's columns: groups, then aggregates. */
  List<ColumnDefinition> columns() {
    List<ColumnDefinition> all = new ArrayList<>(groups);
    all.addAll(results);
    return all;
  }

  /** One reducer for each aggregate, in their order. */
  List<Reducer<Row, ?, ?>> reducers() {
    return reducers;
  }

  /** The condition that groups must meet; empty for all groups. */
  Optional<Condition> having() {
    return having;
  }
}
