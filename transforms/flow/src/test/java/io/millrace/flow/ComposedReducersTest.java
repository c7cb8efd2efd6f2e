package io.millrace.flow;

import static io.millrace.flow.Reduced.reduced;
import static io.millrace.flow.Reducers.all;
import static io.millrace.flow.Reducers.any;
import static io.millrace.flow.Reducers.collect;
import static io.millrace.flow.Reducers.count;
import static io.millrace.flow.Reducers.distinct;
import static io.millrace.flow.Reducers.filtering;
import static io.millrace.flow.Reducers.finishing;
import static io.millrace.flow.Reducers.first;
import static io.millrace.flow.Reducers.fold;
import static io.millrace.flow.Reducers.from;
import static io.millrace.flow.Reducers.last;
import static io.millrace.flow.Reducers.mapping;
import static io.millrace.flow.Reducers.max;
import static io.millrace.flow.Reducers.maxLong;
import static io.millrace.flow.Reducers.min;
import static io.millrace.flow.Reducers.minLong;
import static io.millrace.flow.Reducers.sumDecimal;
import static io.millrace.flow.Reducers.sumLong;
import static io.millrace.flow.Reducers.topN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.flow.Orders.Order;
import io.millrace.flow.function.Reducer;
import io.millrace.flow.function.StepException;
import io.millrace.flow.testing.ReducerLaws;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.beam.sdk.coders.CoderRegistry;
import org.apache.beam.sdk.testing.PAssert;
import org.apache.beam.sdk.testing.TestPipeline;
import org.apache.beam.sdk.testing.TestPipelineExtension;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.transforms.Mean;
import org.apache.beam.sdk.transforms.Sum;
import org.apache.beam.sdk.values.TypeDescriptor;
import org.apache.beam.sdk.values.TypeDescriptors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Reducers made of others and of functions. */
@ExtendWith(TestPipelineExtension.class)
class ComposedReducersTest {

  private static final TypeDescriptor<Order> ORDER = TypeDescriptor.of(Order.class);

  record Span(Instant from, Instant to) {}

  record Summary(
      long orders, BigDecimal total, Instant last, String firstStatus, Long least, Long most) {}

  record Customer(String name, long paid, Set<String> statuses, List<Order> top, Span span) {}

  @Test
  void filtering_laws() throws Exception {
    ReducerLaws.check(filtering(Order::isPaid, count()), ORDER, Orders.ORDERS, 3L);
  }

  @Test
  void filtering_noneAccepted_isTheResultOfNothing() throws Exception {
    ReducerLaws.check(
        filtering((Order order) -> false, max(Order::createdAt)), ORDER, Orders.ORDERS, null);
  }

  @Test
  void filtering_reducerThatGrows_grows() throws Exception {
    ReducerLaws.check(
        filtering(Order::isPaid, mapping(Order::customer, distinct())),
        ORDER,
        Orders.ORDERS,
        Set.of("ann", "bob"));
    assertThat(filtering(Order::isPaid, Reducers.<Order>collect()).grows()).isTrue();
    assertThat(filtering(Order::isPaid, count()).grows()).isFalse();
  }

  @Test
  void mapping_laws() throws Exception {
    ReducerLaws.check(
        mapping(Order::customer, max((String name) -> name)), ORDER, Orders.ORDERS, "bob");
  }

  @Test
  void mapping_nulls_arePassedBy() throws Exception {
    ReducerLaws.check(
        mapping((Order order) -> order.isPaid() ? order.amount() : null, count()),
        ORDER,
        Orders.ORDERS,
        3L);
  }

  @Test
  void mapping_genericLambda_failsNamingTheWaysOut() {
    Reducer<Order, ?, Set<List<String>>> pairs =
        mapping(order -> List.of(order.customer(), order.status()), distinct());

    assertThatThrownBy(() -> pairs.accumulatorCoder(CoderRegistry.createDefault(), ORDER))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("mapping: the type of the function's result is not known");
  }

  @Test
  void mapping_typeGiven_laws() throws Exception {
    ReducerLaws.check(
        mapping(
            new TypeDescriptor<List<String>>() {},
            (Order order) -> List.of(order.customer(), order.status()),
            distinct()),
        ORDER,
        Orders.ORDERS,
        Set.of(List.of("ann", "PAID"), List.of("bob", "PAID"), List.of("ann", "OPEN")));
  }

  @Test
  void finishing_laws() throws Exception {
    ReducerLaws.check(finishing(sumLong(Order::id), Long::intValue), ORDER, Orders.ORDERS, 10);
  }

  @Test
  void finishing_resultNull_isSeenByTheFunction() throws Exception {
    ReducerLaws.check(
        finishing(maxLong(Order::id), longest -> longest == null ? -1L : longest),
        ORDER,
        List.of(),
        -1L);
  }

  @Test
  void finishing_functionThatGivesNull_isNull() throws Exception {
    ReducerLaws.check(
        finishing(String.class, Reducers.<Order>count(), orders -> null),
        ORDER,
        Orders.ORDERS,
        null);
  }

  @Test
  void finishing_genericTypeGiven_laws() throws Exception {
    ReducerLaws.check(
        finishing(
            new TypeDescriptor<List<Integer>>() {},
            mapping(Order::customer, distinct()),
            (Set<String> names) -> names.stream().map(String::length).toList()),
        ORDER,
        Orders.ORDERS,
        List.of(3, 3));
  }

  @Test
  void finishing_functionThatFails_namesResultAndCause() {
    Reducer<Order, ?, Long> inverse = finishing(count(), orders -> 1 / (orders - 4));

    assertThatThrownBy(() -> reduced(inverse, Orders.ORDERS))
        .isInstanceOf(StepException.class)
        .hasMessage("step 'finishing' failed on 4: java.lang.ArithmeticException: / by zero");
  }

  @Test
  void all_two_laws() throws Exception {
    ReducerLaws.check(
        all(min(Order::createdAt), max(Order::createdAt), Span::new),
        ORDER,
        Orders.ORDERS,
        new Span(Instant.ofEpochSecond(1), Instant.ofEpochSecond(9)));
  }

  @Test
  void all_nothing_isMadeOfTheResultsOfNothing() throws Exception {
    ReducerLaws.check(
        all(min(Order::createdAt), max(Order::createdAt), Span::new),
        ORDER,
        List.of(),
        new Span(null, null));
  }

  @Test
  void all_three_laws() throws Exception {
    ReducerLaws.check(
        all(
            count(),
            minLong(Order::id),
            first(Order::createdAt, Order::customer),
            (orders, least, customer) -> customer + orders + least),
        ORDER,
        Orders.ORDERS,
        "ann41");
  }

  @Test
  void all_four_laws() throws Exception {
    ReducerLaws.check(
        all(
            count(),
            minLong(Order::id),
            maxLong(Order::id),
            first(Order::createdAt, Order::customer),
            (orders, least, most, customer) -> customer + orders + least + most),
        ORDER,
        Orders.ORDERS,
        "ann414");
  }

  @Test
  void all_five_laws() throws Exception {
    ReducerLaws.check(
        all(
            count(),
            minLong(Order::id),
            maxLong(Order::id),
            sumLong(Order::id),
            first(Order::createdAt, Order::customer),
            (orders, least, most, sum, customer) -> customer + orders + least + most + sum),
        ORDER,
        Orders.ORDERS,
        "ann41410");
  }

  @Test
  void all_six_laws() throws Exception {
    ReducerLaws.check(
        all(
            count(),
            sumDecimal(Order::amount),
            max(Order::createdAt),
            first(Order::createdAt, Order::status),
            minLong(Order::id),
            maxLong(Order::id),
            Summary::new),
        ORDER,
        Orders.ORDERS,
        new Summary(4, new BigDecimal("111.75"), Instant.ofEpochSecond(9), "PAID", 1L, 4L));
  }

  @Test
  void all_list_laws() throws Exception {
    ReducerLaws.check(
        all(List.of(Reducers.<Order>count(), distinct(Order::customer))),
        ORDER,
        Orders.ORDERS,
        new Object[] {4L, Set.of("ann", "bob")});
  }

  @Test
  void all_oneThatGrows_grows() {
    assertThat(all(List.of(count(), Reducers.<Order>collect())).grows()).isTrue();
    assertThat(all(List.of(Reducers.<Order>count(), any())).grows()).isFalse();
  }

  @Test
  void all_noReducers_isRefused() {
    assertThatThrownBy(() -> all(List.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("all: no reducers, must be at least 1");
  }

  @Test
  void all_genericLambda_failsNamingTheWaysOut() {
    assertThatThrownBy(
            () -> all(count(), maxLong(Order::id), (orders, most) -> List.of(orders, most)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("all: the type of the function's result is not known")
        .hasMessageContaining("finishing(new TypeDescriptor<Type>() {}, all(List.of(…))");
  }

  @Test
  void all_functionThatFails_namesTheResults() {
    Reducer<Order, ?, Long> share =
        all(count(), minLong(Order::id), (orders, least) -> orders / (least - 1));

    assertThatThrownBy(() -> reduced(share, Orders.ORDERS))
        .isInstanceOf(StepException.class)
        .hasMessage("step 'all' failed on [4, 1]: java.lang.ArithmeticException: / by zero");
  }

  @Test
  void fold_laws() throws Exception {
    ReducerLaws.check(
        fold(() -> 1L, (product, order) -> product * order.id(), (a, b) -> a * b),
        ORDER,
        Orders.ORDERS,
        24L);
  }

  @Test
  void fold_nothing_isTheInitialValue() throws Exception {
    ReducerLaws.check(
        Reducers.<Order, Long>fold(
            () -> 1L, (product, order) -> product * order.id(), (a, b) -> a * b),
        ORDER,
        List.of(),
        1L);
  }

  @Test
  void fold_immutableMapTypeGiven_laws() throws Exception {
    ReducerLaws.check(
        fold(
            new TypeDescriptor<Map<String, Long>>() {},
            Map::of,
            (Map<String, Long> counts, Order order) -> sum(counts, Map.of(order.customer(), 1L)),
            ComposedReducersTest::sum),
        ORDER,
        Orders.ORDERS,
        Map.of("ann", 3L, "bob", 1L));
  }

  @Test
  void fold_classGiven_laws() throws Exception {
    ReducerLaws.check(
        fold(
            Long.class,
            () -> 0L,
            (Long bits, Order order) -> bits | 1L << order.id(),
            (a, b) -> a | b),
        ORDER,
        Orders.ORDERS,
        0b11110L);
  }

  @Test
  void fold_toAText_grows() {
    Reducer<Order, ?, String> customers =
        fold(() -> "", (names, order) -> names + order.customer(), String::concat);

    assertThat(customers.grows()).isTrue();
    assertThat(fold(() -> 1L, (a, b) -> a, (a, b) -> a).grows()).isFalse();
  }

  @Test
  void fold_genericAccumulatorOfUnknownType_failsNamingTheWaysOut() {
    assertThatThrownBy(
            () -> Reducers.<Order, Map<String, Long>>fold(HashMap::new, (a, b) -> a, (a, b) -> a))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("fold: the type of the function's result is not known");
  }

  @Test
  void from_laws() throws Exception {
    ReducerLaws.check(from(Sum.ofLongs()), TypeDescriptors.longs(), List.of(3L, 4L, 5L), 12L);
  }

  @Test
  void from_mapped_laws() throws Exception {
    ReducerLaws.check(mapping(Order::id, from(Mean.<Long>of())), ORDER, Orders.ORDERS, 2.5);
  }

  @Test
  void from_ourOwn_laws() throws Exception {
    ReducerLaws.check(
        from(max(Order::createdAt).asCombineFn()), ORDER, Orders.ORDERS, Instant.ofEpochSecond(9));
  }

  @Test
  void reduce_composed_worksInAFlow(TestPipeline pipeline) {
    Flow<Customer> customers =
        Flow.of(pipeline.apply(Create.of(Orders.ORDERS)))
            .partitionBy(Order::customer)
            .reduce(
                filtering(Order::isPaid, count()),
                distinct(Order::status),
                topN(1, Order::amount),
                all(min(Order::createdAt), max(Order::createdAt), Span::new),
                Customer::new);

    PAssert.that(customers.toPCollection())
        .containsInAnyOrder(
            new Customer(
                "ann",
                2,
                Set.of("PAID", "OPEN"),
                List.of(Orders.ORDERS.get(2)),
                new Span(Instant.ofEpochSecond(1), Instant.ofEpochSecond(9))),
            new Customer(
                "bob",
                1,
                Set.of("PAID"),
                List.of(Orders.ORDERS.get(1)),
                new Span(Instant.ofEpochSecond(2), Instant.ofEpochSecond(2))));
    pipeline.run();
  }

  @Test
  void reduce_lambdas_areTypedByTheFlow(TestPipeline pipeline) {
    Flow<String> lines =
        Flow.of(pipeline.apply(Create.of(Orders.ORDERS)))
            .partitionBy(Order::status)
            .reduce(
                mapping(order -> order.customer().length(), collect(10)),
                filtering(order -> order.id() > 1, sumLong(order -> order.id())),
                last(order -> order.createdAt(), order -> order.customer()),
                (status, lengths, sum, last) -> status + lengths + sum + last);

    PAssert.that(lines.toPCollection()).containsInAnyOrder("PAID[3, 3, 3]6ann", "OPEN[3]3ann");
    pipeline.run();
  }

  private static Map<String, Long> sum(Map<String, Long> first, Map<String, Long> second) {
    Map<String, Long> sum = new HashMap<>(first);
    second.forEach((name, count) -> sum.merge(name, count, Long::sum));
    return Map.copyOf(sum);
  }
}
