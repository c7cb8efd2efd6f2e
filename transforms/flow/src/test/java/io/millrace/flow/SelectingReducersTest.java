package io.millrace.flow;

import static io.millrace.flow.Reduced.reduced;
import static io.millrace.flow.Reducers.any;
import static io.millrace.flow.Reducers.first;
import static io.millrace.flow.Reducers.last;
import static io.millrace.flow.Reducers.max;
import static io.millrace.flow.Reducers.maxBy;
import static io.millrace.flow.Reducers.min;
import static io.millrace.flow.Reducers.minBy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.flow.Orders.Order;
import io.millrace.flow.function.Reducer;
import io.millrace.flow.testing.ReducerLaws;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.apache.beam.sdk.coders.CoderRegistry;
import org.apache.beam.sdk.values.TypeDescriptor;
import org.apache.beam.sdk.values.TypeDescriptors;
import org.junit.jupiter.api.Test;

/** Reducers whose result is one of the elements, or one of their values. */
class SelectingReducersTest {

  private static final TypeDescriptor<Order> ORDER = TypeDescriptor.of(Order.class);
  private static final TypeDescriptor<BigDecimal> DECIMAL = TypeDescriptor.of(BigDecimal.class);

  @Test
  void min_laws() throws Exception {
    ReducerLaws.check(min(Order::createdAt), ORDER, Orders.ORDERS, Instant.ofEpochSecond(1));
  }

  @Test
  void min_nothing_isNull() throws Exception {
    ReducerLaws.check(min(Order::createdAt), ORDER, List.of(), null);
  }

  @Test
  void min_valuesThatOnlyDifferInScale_isTheShorterInAnyOrder() throws Exception {
    ReducerLaws.check(
        Reducers.<BigDecimal, BigDecimal>min(value -> value),
        DECIMAL,
        List.of(new BigDecimal("1.00"), new BigDecimal("1.0")),
        new BigDecimal("1.0"));
  }

  @Test
  void max_laws() throws Exception {
    ReducerLaws.check(max(Order::createdAt), ORDER, Orders.ORDERS, Instant.ofEpochSecond(9));
  }

  @Test
  void max_typeGiven_laws() throws Exception {
    ReducerLaws.check(max(String.class, Order::customer), ORDER, Orders.ORDERS, "bob");
  }

  @Test
  void max_valuesThatOnlyDifferInScale_isTheLongerInAnyOrder() throws Exception {
    ReducerLaws.check(
        Reducers.<BigDecimal, BigDecimal>max(value -> value),
        DECIMAL,
        List.of(new BigDecimal("1.0"), new BigDecimal("1.00")),
        new BigDecimal("1.00"));
  }

  @Test
  void first_laws() throws Exception {
    ReducerLaws.check(first(Order::createdAt, Order::status), ORDER, Orders.ORDERS, "PAID");
  }

  @Test
  void first_nothing_isNull() throws Exception {
    ReducerLaws.check(first(Order::createdAt, Order::status), ORDER, List.of(), null);
  }

  @Test
  void first_severalOfTheSameOrder_isTheSmallestValue() throws Exception {
    ReducerLaws.check(first(Order::customer, Order::id), ORDER, Orders.ORDERS, 1L);
  }

  @Test
  void first_severalOfTheSameOrderWithoutNaturalOrder_isTheOneWithTheSmallestText()
      throws Exception {
    ReducerLaws.check(
        first(
            new TypeDescriptor<List<String>>() {},
            Order::customer,
            order -> List.of("order", String.valueOf(order.id()))),
        ORDER,
        Orders.ORDERS,
        List.of("order", "1"));
  }

  @Test
  void first_orderOrValueNull_isPassedBy() throws Exception {
    Reducer<Order, ?, Long> firstPaid =
        first(
            order -> order.id() == 1 ? null : order.createdAt(),
            order -> order.id() == 2 ? null : order.id());

    ReducerLaws.check(firstPaid, ORDER, Orders.ORDERS, 4L);
  }

  @Test
  void first_valueOfUnknownType_failsNamingTheWaysOut() {
    Reducer<Order, ?, List<String>> words =
        first(Order::createdAt, order -> List.of(order.status()));

    assertThatThrownBy(() -> words.resultCoder(CoderRegistry.createDefault(), ORDER))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("first: the type of the function's result is not known")
        .hasMessageContaining("first(new TypeDescriptor<Type>() {}, …)");
  }

  @Test
  void last_laws() throws Exception {
    ReducerLaws.check(last(Order::createdAt, Order::status), ORDER, Orders.ORDERS, "OPEN");
  }

  @Test
  void last_severalOfTheSameOrder_isTheGreatestValue() throws Exception {
    ReducerLaws.check(last(Order::status, Order::id), ORDER, Orders.ORDERS, 4L);
  }

  @Test
  void last_typeGiven_laws() throws Exception {
    ReducerLaws.check(
        last(TypeDescriptors.longs(), Order::createdAt, Order::id), ORDER, Orders.ORDERS, 3L);
  }

  @Test
  void minBy_laws() throws Exception {
    ReducerLaws.check(minBy(Order::amount), ORDER, Orders.ORDERS, Orders.ORDERS.get(3));
  }

  @Test
  void minBy_onlyNulls_isNull() throws Exception {
    ReducerLaws.check(
        Reducers.<Order, Long>minBy(order -> null), ORDER, Orders.ORDERS.subList(0, 2), null);
  }

  @Test
  void maxBy_laws() throws Exception {
    ReducerLaws.check(maxBy(Order::amount), ORDER, Orders.ORDERS, Orders.ORDERS.get(2));
  }

  @Test
  void maxBy_severalOfTheSame_isTheOneWithTheGreatestText() throws Exception {
    ReducerLaws.check(maxBy(Order::status), ORDER, Orders.ORDERS, Orders.ORDERS.get(3));
  }

  @Test
  void maxBy_constantsOfAnEnum_areComparedInTheirOrder() throws Exception {
    Reducer<Thread.State, ?, Thread.State> latest = maxBy(state -> state);

    assertThat(reduced(latest, List.of(Thread.State.NEW, Thread.State.BLOCKED, Thread.State.NEW)))
        .isEqualTo(Thread.State.BLOCKED);
  }

  @Test
  void any_laws() throws Exception {
    ReducerLaws.check(
        any(),
        ORDER,
        Orders.ORDERS,
        Orders.ORDERS.get(0),
        (actual, expected) -> expected == null ? actual == null : Orders.ORDERS.contains(actual));
  }

  @Test
  void any_oneElementManyTimes_isThatElement() throws Exception {
    ReducerLaws.check(any(), TypeDescriptors.strings(), List.of("a", "a", "a"), "a");
  }

  @Test
  void any_nothing_isNull() throws Exception {
    ReducerLaws.check(any(), TypeDescriptors.strings(), List.of(), null);
  }
}
