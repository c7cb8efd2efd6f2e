package io.millrace.jobs.rollup;

import io.millrace.flow.Reducer;
import io.millrace.jdbc.JdbcRead;
import io.millrace.jdbc.dialect.Column;
import io.millrace.jdbc.dialect.ColumnDefinition;
import io.millrace.jdbc.dialect.ColumnType;
import io.millrace.jdbc.dialect.Dialect;
import io.millrace.jobs.WrongUseException;
import io.millrace.jobs.aggregate.Operand;
import io.millrace.jobs.aggregate.Pushed;
import io.millrace.jobs.databases.JobSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.beam.sdk.values.Row;

/**
 * A read where the source groups the rows of each split: its rows have the values of a group, then
 * what the source computed of the group's rows in the split.
 *
 * @param read what is read
 * @param reducers one for each aggregate, that merges what the source computed
 */
record PushedRead(JdbcRead<Row> read, List<Reducer<Row, ?, ?>> reducers) {

  private static final String REMEDY = "; take --pushdown=filter";

  /**
   * Plans it.
   *
   * @param groups the result's columns of the groups
   * @throws WrongUseException if an aggregate is not exactly the same in two steps, or the source
   *     would group texts by another equality than ours
   */
  static PushedRead of(
      RollupQuery query, List<ColumnDefinition> groups, Operands operands, JobSource source) {
    Dialect dialect = source.dialect();
    List<String> groupBy = new ArrayList<>();
    for (RollupQuery.Group group : query.groups()) {
      groupBy.add(exact(group, groups.get(groupBy.size()).type(), dialect));
    }
    List<Pushed> pushed =
        query.aggregates().stream().map(aggregate -> pushed(aggregate, operands, dialect)).toList();
    JdbcRead<Row> read =
        source.read().select(projection(groupBy, pushed)).groupBy(groupBy.toArray(String[]::new));
    checkTypes(query, pushed, read.columns().asList());
    return new PushedRead(read, reducers(groupBy.size(), pushed));
  }

  private static String exact(RollupQuery.Group group, ColumnType type, Dialect dialect) {
    if (type != ColumnType.STRING) {
      return group.sql();
    }
    return dialect
        .exactText(group.sql())
        .orElseThrow(
            () ->
                new WrongUseException(
                    "--pushdown=aggregate: --groupBy: %s is a text, and %s may take texts that differ for one group"
                            .formatted(group.sql(), dialect.product())
                        + REMEDY));
  }

  private static Pushed pushed(
      RollupQuery.Aggregate aggregate, Operands operands, Dialect dialect) {
    if (aggregate.argument().isEmpty()) {
      return Pushed.count("*");
    }
    Operand operand = operands.of(aggregate);
    return aggregate
        .function()
        .pushed(operand, aggregate.argument().get(), dialect)
        .orElseThrow(
            () ->
                new WrongUseException(
                    "--pushdown=aggregate: %s of %s is not exactly the same when %s computes it in parts"
                            .formatted(aggregate, operand.column().typeName(), dialect.product())
                        + REMEDY));
  }

  private static String[] projection(List<String> groupBy, List<Pushed> pushed) {
    List<String> expressions = new ArrayList<>();
    for (String group : groupBy) {
      expressions.add("%s AS g%d".formatted(group, expressions.size()));
    }
    for (Pushed aggregate : pushed) {
      for (String sql : aggregate.sql()) {
        expressions.add("%s AS a%d".formatted(sql, expressions.size()));
      }
    }
    return expressions.toArray(String[]::new);
  }

  private static List<Reducer<Row, ?, ?>> reducers(int first, List<Pushed> pushed) {
    List<Reducer<Row, ?, ?>> reducers = new ArrayList<>();
    int index = first;
    for (Pushed aggregate : pushed) {
      reducers.add(aggregate.merging().apply(index));
      index += aggregate.sql().size();
    }
    return reducers;
  }

  /** A database may give an aggregate another type than that of its argument. */
  private static void checkTypes(RollupQuery query, List<Pushed> pushed, List<Column> columns) {
    int index = query.groups().size();
    for (int i = 0; i < pushed.size(); i++) {
      Column column = columns.get(index);
      Optional<ColumnType> expected = pushed.get(i).expected();
      if (expected.isPresent() && !column.type().equals(expected)) {
        throw new WrongUseException(
            "--pushdown=aggregate: %s is %s in the source, must have the type of its argument"
                    .formatted(query.aggregates().get(i), column.typeName())
                + REMEDY);
      }
      index += pushed.get(i).sql().size();
    }
  }
}
