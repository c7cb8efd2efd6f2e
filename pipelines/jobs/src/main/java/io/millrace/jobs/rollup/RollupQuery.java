package io.millrace.jobs.rollup;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toSet;

import io.millrace.jobs.WrongUseException;
import io.millrace.jobs.aggregate.AggregateFunction;
import io.millrace.jobs.sql.SqlList;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

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
   * @param orders what the rows are ordered by; empty for most functions
   * @param name its name in the result
   */
  record Aggregate(
      AggregateFunction function, Optional<String> argument, List<Ordering> orders, String name) {

    /** All SQL expressions in it. */
    List<String> expressions() {
      List<String> expressions = new ArrayList<>();
      argument.ifPresent(expressions::add);
      orders.forEach(order -> expressions.add(order.sql()));
      return expressions;
    }

    /** As it was written, for messages. */
    @Override
    public String toString() {
      String order =
          orders.isEmpty()
              ? ""
              : orders.stream().map(Ordering::toString).collect(joining(", ", " ORDER BY ", ""));
      return "%s(%s%s)".formatted(function.sqlName(), argument.orElse(""), order);
    }
  }

  /**
   * An expression that rows are ordered by.
   *
   * @param sql an SQL expression of the source
   * @param descending whether the greatest comes first
   */
  record Ordering(String sql, boolean descending) {

    /** As it was written, for messages. */
    @Override
    public String toString() {
      return descending ? sql + " DESC" : sql;
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
        SqlList.parse("--aggregate", aggregate).stream().map(AggregateCall::parse).toList();
    RollupQuery query = new RollupQuery(groups, aggregates);
    SqlList.checkNames("--groupBy and --aggregate: two columns of the result", query.names());
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

  /**
   * Checks that a key tells the groups apart.
   *
   * @param key names of columns; empty for those of the groups
   * @throws WrongUseException if a group is left out, so that one of several rows would be kept
   */
  void checkKey(List<String> key) {
    Set<String> named = key.stream().map(RollupQuery::lower).collect(toSet());
    for (String group : groupNames()) {
      if (!key.isEmpty() && !named.contains(lower(group))) {
        throw new WrongUseException(
            "--key=%s: must have all groups, has no %s, so that groups would overwrite one another; add it, or leave --key out"
                .formatted(String.join(",", key), group));
      }
    }
  }

  private static String lower(String name) {
    return name.toLowerCase(Locale.ROOT);
  }

  private static Group group(SqlList.Item item) {
    return new Group(item.expression().toString(), item.name("--groupBy"));
  }
}
