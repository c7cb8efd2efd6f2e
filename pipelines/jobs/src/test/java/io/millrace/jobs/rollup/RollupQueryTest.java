package io.millrace.jobs.rollup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.jobs.WrongUseException;
import io.millrace.jobs.aggregate.Aggregates;
import io.millrace.jobs.rollup.RollupQuery.Aggregate;
import io.millrace.jobs.rollup.RollupQuery.Group;
import io.millrace.jobs.rollup.RollupQuery.Ordering;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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
                    "count() as orders, COUNT(*), sum(price * (1 - discount)), avg(s.x) as \"Mean"
                        + " X\"")
                .aggregates())
        .containsExactly(
            new Aggregate(Aggregates.COUNT, Optional.empty(), List.of(), "orders"),
            new Aggregate(Aggregates.COUNT, Optional.empty(), List.of(), "count"),
            new Aggregate(
                Aggregates.named("sum"),
                Optional.of("price * (1 - discount)"),
                List.of(),
                "sum_price_1_discount"),
            new Aggregate(Aggregates.named("avg"), Optional.of("s.x"), List.of(), "Mean X"));
  }

  @Test
  void aggregate_unknown_suggestsTheNearest() {
    assertWrong(
        "a", "summ(x)", "there is no aggregate summ, did you mean sum?; there are: count, sum");
  }

  @Test
  void aggregate_noCall_isRefused() {
    assertWrong(
        "a",
        "x + 1",
        "x + 1 is no aggregate; there are: count, sum, min, max, avg, count_distinct,");
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
  void aggregate_countDistinct_inBothWays() {
    assertThat(
            RollupQuery.parse("a", "count(distinct x) as n, count_distinct(x) as m").aggregates())
        .extracting(Aggregate::function)
        .containsExactly(Aggregates.COUNT_DISTINCT, Aggregates.COUNT_DISTINCT);
  }

  @Test
  void aggregate_distinctOfAnother_isRefused() {
    assertWrong("a", "sum(distinct x)", "DISTINCT is supported inside count alone");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "count(unique x)",
        "count(all x)",
        "max(x) keep (dense_rank first order by y)",
        "sum(x having max y)",
        "first(x order by y limit 1)",
        "first(x order by y) ignore nulls",
        "sum(x respect nulls)",
        "avg(x on overflow truncate)",
        "max(x).y",
        "{fn count(x)}"
      })
  void aggregate_withMoreThanIsRead_isRefused(String aggregate) {
    assertWrong("a", aggregate + " as v", "is understood of it; leave the rest out");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "sum(x) filter (where x > 1)",
        "sum(x) over ()",
        "max(x) within group (order by y)",
        "sum(x) + 1"
      })
  void aggregate_thatIsNoPlainCall_isRefused(String aggregate) {
    assertWrong("a", aggregate + " as v", "is no aggregate; there are: ");
  }

  @Test
  void names_withColumns_areRefused() {
    assertWrong("a as b(c)", "count()", "--groupBy: only a AS b is understood of a AS b(c); leave");
  }

  @Test
  void aggregate_ordered() {
    assertThat(
            RollupQuery.parse("a", "first(x order by y, z desc) as f, last(x order by y)")
                .aggregates())
        .containsExactly(
            new Aggregate(
                Aggregates.named("first"),
                Optional.of("x"),
                List.of(new Ordering("y", false), new Ordering("z", true)),
                "f"),
            new Aggregate(
                Aggregates.named("last"),
                Optional.of("x"),
                List.of(new Ordering("y", false)),
                "last_x"));
  }

  @Test
  void aggregate_withoutTheOrderItNeeds_isRefused() {
    assertWrong(
        "a", "last(x)", "--aggregate: last(x) needs an order, as in last(x ORDER BY created_at)");
  }

  @Test
  void aggregate_orderThatChangesNothing_isRefused() {
    assertWrong("a", "sum(x order by y)", "sum does not depend on an order; leave ORDER BY out");
    assertWrong("a", "last(x order by y nulls first)", "rows whose order is NULL are passed by");
  }

  @Test
  void aggregate_percentiles() {
    assertThat(RollupQuery.parse("a", "median(x), p5(x), P95(x), p999(x), p9995(x)").aggregates())
        .extracting(aggregate -> aggregate.function().toString())
        .containsExactly(
            "Percentile[sqlName=median, percentage=50.0]",
            "Percentile[sqlName=p5, percentage=5.0]",
            "Percentile[sqlName=p95, percentage=95.0]",
            "Percentile[sqlName=p999, percentage=99.9]",
            "Percentile[sqlName=p9995, percentage=99.95]");
  }

  @Test
  void aggregate_percentileThatIsNone_isRefused() {
    assertWrong("a", "p0(x)", "there is no aggregate p0, did you mean p50?");
    assertWrong("a", "p100(x)", "there is no aggregate p100");
    assertWrong("a", "p123(x)", "there is no aggregate p123");
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
