package io.millrace.jobs.rollup;

import io.millrace.jobs.WrongUseException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import net.sf.jsqlparser.expression.Function;
import net.sf.jsqlparser.expression.operators.relational.ExpressionList;
import net.sf.jsqlparser.statement.select.AllColumns;

/**
 * What a rollup is to compute, as its options say.
 *
 * @param groups the expressions that rows are grouped by
 * @param aggregates what is computed for each group
 */
record RollupQuery(List<Group> groups, List<Aggregate> aggregates) {

  /** A group column of the result: an SQL expression of the source, and its name. */
  record Group(String sql, String name) {}

  /**
   * An aggregate column of the result.
   *
   * @param function what is computed
   * @param argument the SQL expression it is computed of; empty for {@code count()}
   * @param name its name in the result
   */
  record Aggregate(AggregateFunction function, Optional<String> argument, String name) {

    /** As it was written, for messages. */
    @Override
    public String toString() {
      return "%s(%s)".formatted(function.sqlName(), argument.orElse(""));
    }
  }

  /**
   * Parses {@code --groupBy} and {@code --aggregate}.
   *
   * @throws WrongUseException if one of them is no list of expressions, an aggregate is not known,
   *     or a name is missing or there twice
   */
  static RollupQuery parse(String groupBy, String aggregate) {
    List<Group> groups =
        SqlList.parse("--groupBy", groupBy).stream().map(RollupQuery::group).toList();
    List<Aggregate> aggregates =
        SqlList.parse("--aggregate", aggregate).stream().map(RollupQuery::aggregate).toList();
    RollupQuery query = new RollupQuery(groups, aggregates);
    query.checkNames();
    return query;
  }

  /** The names of the result's columns: those of the groups, then those of the aggregates. */
  List<String> names() {
    List<String> names = new ArrayList<>(groupNames());
    aggregates.forEach(aggregate -> names.add(aggregate.name()));
    return names;
  }

  List<String> groupNames() {
    return groups.stream().map(Group::name).toList();
  }

  private void checkNames() {
    Set<String> seen = new HashSet<>();
    for (String name : names()) {
      if (!seen.add(name.toLowerCase(Locale.ROOT))) {
        throw new WrongUseException(
            "--groupBy and --aggregate: two columns of the result are called %s; name one 'as' something else"
                .formatted(name));
      }
    }
  }

  private static Group group(SqlList.Item item) {
    String name =
        item.name()
            .orElseThrow(
                () ->
                    new WrongUseException(
                        "--groupBy: %1$s needs a name: %1$s as NAME".formatted(item.expression())));
    return new Group(item.expression().toString(), name);
  }

  private static Aggregate aggregate(SqlList.Item item) {
    if (!(item.expression() instanceof Function call)) {
      throw new WrongUseException(
          "--aggregate: %s is no aggregate; there are: %s"
              .formatted(item.expression(), AggregateFunction.names()));
    }
    AggregateFunction function = AggregateFunction.named(call.getName());
    if (call.isDistinct() || call.getOrderByElements() != null) {
      throw new WrongUseException(
          "--aggregate: %s: DISTINCT and ORDER BY are not supported inside an aggregate"
              .formatted(call));
    }
    Optional<String> argument = argument(call, function);
    return new Aggregate(
        function, argument, item.alias().orElseGet(() -> defaultName(function, argument)));
  }

  private static Optional<String> argument(Function call, AggregateFunction function) {
    ExpressionList<?> arguments = call.getParameters();
    if (arguments == null || arguments.isEmpty() || arguments.get(0) instanceof AllColumns) {
      if (function != AggregateFunction.COUNT) {
        throw new WrongUseException("--aggregate: %s needs an argument".formatted(call));
      }
      return Optional.empty();
    }
    if (arguments.size() > 1) {
      throw new WrongUseException("--aggregate: %s takes one argument".formatted(call));
    }
    return Optional.of(arguments.get(0).toString());
  }

  private static String defaultName(AggregateFunction function, Optional<String> argument) {
    return argument
        .map(sql -> function.sqlName() + "_" + sql)
        .orElse(function.sqlName())
        .replaceAll("\\W+", "_")
        .replaceAll("_+$", "");
  }
}
