package io.millrace.jobs.rollup;

import static java.util.stream.Collectors.toMap;

import io.millrace.flow.function.Reducer;
import io.millrace.jdbc.JdbcRead;
import io.millrace.jdbc.dialect.Column;
import io.millrace.jdbc.dialect.ColumnDefinition;
import io.millrace.jdbc.dialect.ColumnType;
import io.millrace.jdbc.dialect.Equality;
import io.millrace.jobs.WrongUseException;
import io.millrace.jobs.aggregate.Aggregates;
import io.millrace.jobs.aggregate.Operand;
import io.millrace.jobs.aggregate.RowCount;
import io.millrace.jobs.condition.Condition;
import io.millrace.jobs.condition.ConditionColumn;
import io.millrace.jobs.databases.JobSource;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.beam.sdk.values.Row;

/**
 * Plans a rollup by asking its source.
 *
 * <p>The source evaluates the group expressions and the arguments of the aggregates, each once, and
 * sends rows of just these: what rows are grouped by, then the arguments, then the values that
 * groups are shown by, where these are others. With {@link Pushdown#AGGREGATE} it sends what {@link
 * PushedRead} says instead.
 *
 * <p>Where the source takes values for equal that differ, rows are grouped by a key that it
 * computes, and the group is shown by the least of its values by code point.
 */
final class RollupPlanner {

  private static final Set<ColumnType> INEXACT = EnumSet.of(ColumnType.FLOAT, ColumnType.DOUBLE);

  private final RollupQuery query;
  private final JobSource source;
  private final int workers;

  RollupPlanner(RollupQuery query, JobSource source, int workers) {
    this.query = query;
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
    List<SourceExpression> expressions = expressions();
    List<SourceExpression> groups = expressions.subList(0, query.groups().size());
    groups.forEach(RollupPlanner::checkGroup);
    List<SourceExpression> arguments = expressions.subList(groups.size(), expressions.size());
    List<String> read = Operands.read(query.aggregates(), arguments);
    JdbcRead<Row> rows = source.read().select(projection(groups, read));
    List<Column> columns = rows.columns().asList();
    int shownFrom = groups.size() + read.size();
    Operands operands =
        new Operands(arguments, read, columns.subList(groups.size(), shownFrom), groups.size());
    List<ColumnDefinition> results =
        query.aggregates().stream().map(aggregate -> result(aggregate, operands)).toList();
    List<RollupGroup> planned = groups(groups, columns);
    RollupRead chosen =
        pushdown == Pushdown.AGGREGATE
            ? PushedRead.of(query, groups, operands, source)
            : new RollupRead(rows, reducers(groups, operands, shownFrom));
    return new RollupPlan(
        chosen.rows(),
        chosen.rows().plan(workers),
        planned,
        results,
        chosen.reducers(),
        having.map(
            text ->
                Condition.parse("--having", text, conditions(groups, planned, results, operands))));
  }

  /** The groups, then the arguments, each of these once. */
  private List<SourceExpression> expressions() {
    List<String> sql =
        new ArrayList<>(query.groups().stream().map(RollupQuery.Group::sql).toList());
    Set<String> arguments = new LinkedHashSet<>();
    query.aggregates().forEach(aggregate -> arguments.addAll(aggregate.expressions()));
    sql.addAll(arguments);
    List<Column> columns =
        source.read().select(named(sql, query.groups().size())).columns().asList();
    List<String> texts =
        IntStream.range(0, sql.size())
            .filter(i -> columns.get(i).knownType() == ColumnType.STRING)
            .mapToObj(sql::get)
            .distinct()
            .toList();
    List<Equality> equalities = source.read().equalities(texts);
    Map<String, Equality> bySql =
        IntStream.range(0, texts.size()).boxed().collect(toMap(texts::get, equalities::get));
    return IntStream.range(0, sql.size())
        .mapToObj(
            i ->
                new SourceExpression(
                    sql.get(i),
                    columns.get(i),
                    bySql.getOrDefault(sql.get(i), Equality.asRead(sql.get(i)))))
        .toList();
  }

  private static String[] projection(List<SourceExpression> groups, List<String> read) {
    List<String> sql = new ArrayList<>();
    groups.forEach(group -> sql.add(group.equality().compared()));
    sql.addAll(read);
    groups.stream()
        .filter(group -> group.equality().key().isPresent())
        .forEach(group -> sql.add(group.equality().value()));
    return named(sql, groups.size());
  }

  private static String[] named(List<String> sql, int groups) {
    return IntStream.range(0, sql.size())
        .mapToObj(i -> "%s AS %s%d".formatted(sql.get(i), i < groups ? "g" : "a", i))
        .toArray(String[]::new);
  }

  private static ColumnDefinition result(RollupQuery.Aggregate aggregate, Operands operands) {
    return aggregate.argument().isEmpty()
        ? RowCount.result(aggregate.name())
        : aggregate.function().result(aggregate.name(), operands.of(aggregate));
  }

  private List<Reducer<Row, ?, ?>> reducers(
      List<SourceExpression> groups, Operands operands, int shownFrom) {
    List<Reducer<Row, ?, ?>> reducers = new ArrayList<>();
    query
        .aggregates()
        .forEach(
            aggregate ->
                reducers.add(
                    aggregate.argument().isEmpty()
                        ? RowCount.reducer()
                        : aggregate.function().reducer(operands.of(aggregate))));
    int index = shownFrom;
    for (SourceExpression group : groups) {
      if (group.equality().key().isPresent()) {
        reducers.add(Aggregates.MIN.reducer(new Operand(index++, group.column(), List.of())));
      }
    }
    return reducers;
  }

  private List<RollupGroup> groups(List<SourceExpression> groups, List<Column> columns) {
    List<RollupGroup> planned = new ArrayList<>();
    int shown = query.aggregates().size();
    for (SourceExpression group : groups) {
      int index = planned.size();
      boolean keyed = group.equality().key().isPresent();
      planned.add(
          new RollupGroup(
              ColumnDefinition.like(query.groups().get(index).name(), group.column()),
              columns.get(index).type().orElseThrow(),
              keyed ? OptionalInt.of(shown++) : OptionalInt.empty()));
    }
    return planned;
  }

  private static void checkGroup(SourceExpression group) {
    Column column = group.column();
    if (INEXACT.contains(column.type().orElseThrow())) {
      throw new WrongUseException(
          "--groupBy: %s is %s, and floating-point numbers make no groups; cast it, say to numeric(12,2)"
              .formatted(group.sql(), column.typeName()));
    }
    group
        .equality()
        .refusal()
        .ifPresent(
            why -> {
              throw new WrongUseException(
                  "--groupBy: %s is %s, %s".formatted(group.sql(), column.typeName(), why));
            });
  }

  private List<ConditionColumn> conditions(
      List<SourceExpression> groups,
      List<RollupGroup> planned,
      List<ColumnDefinition> results,
      Operands operands) {
    List<ConditionColumn> all = new ArrayList<>();
    for (SourceExpression group : groups) {
      all.add(group.condition(planned.get(all.size()).column()));
    }
    for (RollupQuery.Aggregate aggregate : query.aggregates()) {
      ColumnDefinition result = results.get(all.size() - groups.size());
      all.add(
          result.type() == ColumnType.STRING
              ? operands.argument(aggregate.argument().orElseThrow()).condition(result)
              : ConditionColumn.of(result));
    }
    return all;
  }
}
