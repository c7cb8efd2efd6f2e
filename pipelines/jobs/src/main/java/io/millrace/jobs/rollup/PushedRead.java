package io.millrace.jobs.rollup;

import io.millrace.flow.function.Reducer;
import io.millrace.jdbc.JdbcRead;
import io.millrace.jdbc.dialect.Column;
import io.millrace.jdbc.dialect.ColumnType;
import io.millrace.jdbc.dialect.Dialect;
import io.millrace.jobs.WrongUseException;
import io.millrace.jobs.aggregate.Aggregates;
import io.millrace.jobs.aggregate.Operand;
import io.millrace.jobs.aggregate.Pushed;
import io.millrace.jobs.databases.JobSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.beam.sdk.values.Row;

/**
 * Plans a read where the source groups the rows of each split: its rows have what rows are grouped
 * by, then what the source computed of the group's rows in the split.
 */
final class PushedRead {

  private static final String REMEDY = "; take --pushdown=filter";

  private PushedRead() {}

  /**
   * Plans it.
   *
   * @throws WrongUseException if an aggregate is not exactly the same in two steps
   */
  static RollupRead of(
      RollupQuery query, List<SourceExpression> groups, Operands operands, JobSource source) {
    Dialect dialect = source.dialect();
    List<String> groupBy = groups.stream().map(group -> group.equality().compared()).toList();
    List<Pushed> pushed = new ArrayList<>();
    query.aggregates().forEach(aggregate -> pushed.add(pushed(aggregate, operands, dialect)));
    groups.stream()
        .filter(group -> group.equality().key().isPresent())
        .forEach(group -> pushed.add(shown(group, dialect)));
    JdbcRead<Row> read =
        source.read().select(projection(groupBy, pushed)).groupBy(groupBy.toArray(String[]::new));
    checkTypes(query, pushed, read.columns().asList());
    return new RollupRead(read, reducers(groupBy.size(), pushed));
  }

  private static Pushed shown(SourceExpression group, Dialect dialect) {
    return Aggregates.MIN
        .pushed(new Operand(0, group.column(), List.of()), group.equality().value(), dialect)
        .orElseThrow();
  }

  private static Pushed pushed(
      RollupQuery.Aggregate aggregate, Operands operands, Dialect dialect) {
    if (aggregate.argument().isEmpty()) {
      return Pushed.count("*");
    }
    Operand operand = operands.of(aggregate);
    return aggregate
        .function()
        .pushed(operand, operands.sql(aggregate), dialect)
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
    for (int i = 0; i < query.aggregates().size(); i++) {
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
