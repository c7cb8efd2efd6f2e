package io.millrace.jobs.rollup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.jobs.WrongUseException;
import io.millrace.jobs.rollup.RollupQuery.Aggregate;
import io.millrace.jobs.rollup.RollupQuery.Group;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RollupQueryTest {

  @Test
  void groupBy_columns_areNamedAfterThemselves() {
    assertThat(RollupQuery.parse("region, s.\"Year End\"", "count()").groups())
        .containsExactly(new Group("region", "region"), new Group("s.\"Year End\"", "Year End"));
  }

  @Test
  void groupBy_expressions_areNamedByAs() {
    assertThat(
            RollupQuery.parse(
                    "cast(at as date) as day, case when a > 1 then 'x, y' else 'z' end as size",
                    "count()")
                .groups())
        .extracting(Group::name)
        .containsExactly("day", "size");
  }

  @Test
  void groupBy_expressionWithoutName_isRefused() {
    assertWrong(
        "lower(name)", "count()", "--groupBy: lower(name) needs a name: lower(name) as NAME");
  }

  @Test
  void groupBy_moreThanAList_isRefused() {
    assertWrong("a FROM secrets", "count()", "must be a list of SQL expressions");
    assertWrong("a; DROP TABLE b", "count()", "must be a list of SQL expressions");
    assertWrong("a WHERE b > 1", "count()", "must be a list of SQL expressions");
  }

  @Test
  void groupBy_noSql_isRefusedShowingIt() {
    assertWrong("a,,b", "count()", "--groupBy='a,,b'");
  }

  @Test
  void aggregate_withAndWithoutNames() {
    assertThat(
            RollupQuery.parse(
                    "a",
                    "count() as orders, COUNT(*), sum(price * (1 - discount)), avg(s.x) as \"Mean X\"")
                .aggregates())
        .containsExactly(
            new Aggregate(AggregateFunction.COUNT, Optional.empty(), "orders"),
            new Aggregate(AggregateFunction.COUNT, Optional.empty(), "count"),
            new Aggregate(
                AggregateFunction.SUM,
                Optional.of("price * (1 - discount)"),
                "sum_price_1_discount"),
            new Aggregate(AggregateFunction.AVG, Optional.of("s.x"), "Mean X"));
  }

  @Test
  void aggregate_unknown_suggestsTheNearest() {
    assertWrong(
        "a", "summ(x)", "there is no aggregate summ, did you mean sum?; there are: count, sum");
  }

  @Test
  void aggregate_noCall_isRefused() {
    assertWrong("a", "x + 1", "x + 1 is no aggregate; there are: count, sum, min, max, avg");
  }

  @Test
  void aggregate_withoutArgument_isRefused() {
    assertWrong("a", "sum()", "--aggregate: sum() needs an argument");
    assertWrong("a", "max(*)", "--aggregate: max(*) needs an argument");
  }

  @Test
  void aggregate_twoArguments_isRefused() {
    assertWrong("a", "sum(x, y)", "--aggregate: sum(x, y) takes one argument");
  }

  @Test
  void aggregate_distinct_isRefused() {
    assertWrong("a", "count(distinct x)", "DISTINCT and ORDER BY are not supported");
  }

  @Test
  void names_twice_areRefused() {
    assertWrong("a", "count() as A", "two columns of the result are called A");
  }

  private static void assertWrong(String groupBy, String aggregate, String message) {
    assertThatThrownBy(() -> RollupQuery.parse(groupBy, aggregate))
        .isInstanceOf(WrongUseException.class)
        .hasMessageContaining(message);
  }
}
