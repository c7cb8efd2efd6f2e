package io.millrace.flow;

import static io.millrace.flow.Reduced.reduced;
import static io.millrace.flow.Reducers.collect;
import static io.millrace.flow.Reducers.countDistinct;
import static io.millrace.flow.Reducers.distinct;
import static io.millrace.flow.Reducers.sample;
import static io.millrace.flow.Reducers.topN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.flow.Orders.Order;
import io.millrace.flow.function.Reducer;
import io.millrace.flow.testing.ReducerLaws;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.apache.beam.sdk.coders.CoderRegistry;
import org.apache.beam.sdk.transforms.SerializableComparator;
import org.apache.beam.sdk.values.TypeDescriptor;
import org.apache.beam.sdk.values.TypeDescriptors;
import org.junit.jupiter.api.Test;

/** Reducers that hold many elements. */
class CollectingReducersTest {

  private static final TypeDescriptor<Order> ORDER = TypeDescriptor.of(Order.class);
  private static final List<String> WORDS = List.of("b", "a", "c", "a", "ddd", "c");

  @Test
  void collect_laws() throws Exception {
    ReducerLaws.check(
        collect(), TypeDescriptors.strings(), WORDS, WORDS, CollectingReducersTest::sameInAnyOrder);
  }

  @Test
  void collect_records_laws() throws Exception {
    ReducerLaws.check(
        collect(), ORDER, Orders.ORDERS, Orders.ORDERS, CollectingReducersTest::sameInAnyOrder);
  }

  @Test
  void collect_nothing_isEmpty() throws Exception {
    ReducerLaws.check(collect(), TypeDescriptors.strings(), List.of(), List.of());
  }

  @Test
  void collect_nulls_arePassedBy() throws Exception {
    assertThat(reduced(Reducers.<String>collect(), Arrays.asList("a", null, "b")))
        .containsExactly("a", "b");
  }

  @Test
  void collect_asManyAsTheLimit_laws() throws Exception {
    ReducerLaws.check(
        collect(6),
        TypeDescriptors.strings(),
        WORDS,
        WORDS,
        CollectingReducersTest::sameInAnyOrder);
  }

  @Test
  void collect_moreAddedThanTheLimit_failsNamingTheWaysOut() {
    assertThatThrownBy(() -> reduced(Reducers.<String>collect(5), WORDS))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(
            "collect: more than 5 elements of one key; raise the limit, or use topN or sample,"
                + " which keep some of them");
  }

  @Test
  void collect_moreMergedThanTheLimit_fails() {
    assertThatThrownBy(() -> Reduced.reducedInPieces(Reducers.<String>collect(5), WORDS, 3))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageStartingWith("collect: more than 5 elements of one key");
  }

  @Test
  void collect_limitOfZero_isRefused() {
    assertThatThrownBy(() -> collect(0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("collect: limit is 0, must be at least 1");
  }

  @Test
  void collect_longText_weighsMore() throws Exception {
    assertThat(weight(Reducers.<String>collect(), List.of("a".repeat(1000))))
        .isBetween(1000L, 1200L);
  }

  @Test
  void distinct_laws() throws Exception {
    ReducerLaws.check(distinct(), TypeDescriptors.strings(), WORDS, Set.of("a", "b", "c", "ddd"));
  }

  @Test
  void distinct_nothing_isEmpty() throws Exception {
    ReducerLaws.check(distinct(), TypeDescriptors.strings(), List.of(), Set.of());
  }

  @Test
  void distinct_ofAFunction_laws() throws Exception {
    ReducerLaws.check(distinct(Order::customer), ORDER, Orders.ORDERS, Set.of("ann", "bob"));
  }

  @Test
  void distinct_nulls_arePassedBy() throws Exception {
    Reducer<Order, ?, Set<String>> paid =
        distinct(order -> order.isPaid() ? order.customer() : null);

    ReducerLaws.check(paid, ORDER, Orders.ORDERS.subList(1, 3), Set.of("bob"));
  }

  @Test
  void distinct_arrays_areRefused() {
    Reducer<Order, ?, Set<double[]>> coordinates = distinct(Order::coordinates);

    assertThatThrownBy(() -> coordinates.accumulatorCoder(CoderRegistry.createDefault(), ORDER))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "distinct: the values are double[], and an array is equal only to itself. Map them"
                + " to a String, a number, a List or a record of those; or give the class an equals"
                + " and a hashCode.");
  }

  @Test
  void distinct_oneElementManyTimes_doesNotWeighMore() throws Exception {
    assertThat(weight(Reducers.<String>distinct(), List.of("a", "a", "a")))
        .isEqualTo(weight(Reducers.<String>distinct(), List.of("a")));
  }

  @Test
  void countDistinct_laws() throws Exception {
    ReducerLaws.check(countDistinct(), TypeDescriptors.strings(), WORDS, 4L);
  }

  @Test
  void countDistinct_nothing_isZero() throws Exception {
    ReducerLaws.check(countDistinct(), TypeDescriptors.strings(), List.of(), 0L);
  }

  @Test
  void countDistinct_ofAFunction_laws() throws Exception {
    ReducerLaws.check(countDistinct(Order::status), ORDER, Orders.ORDERS, 2L);
  }

  @Test
  void topN_laws() throws Exception {
    ReducerLaws.check(
        topN(3), TypeDescriptors.integers(), List.of(5, 1, 9, 5, 7, 2), List.of(9, 7, 5));
  }

  @Test
  void topN_nothing_isEmpty() throws Exception {
    ReducerLaws.check(topN(3), TypeDescriptors.integers(), List.of(), List.of());
  }

  @Test
  void topN_fewerElements_areAllOfThemWithDuplicates() throws Exception {
    ReducerLaws.check(topN(9), TypeDescriptors.integers(), List.of(2, 8, 8), List.of(8, 8, 2));
  }

  @Test
  void topN_nulls_arePassedBy() throws Exception {
    assertThat(reduced(Reducers.<Integer>topN(2), Arrays.asList(3, null, 4, null)))
        .containsExactly(4, 3);
  }

  @Test
  void topN_byAFunction_laws() throws Exception {
    ReducerLaws.check(
        topN(2, Order::amount),
        ORDER,
        Orders.ORDERS,
        List.of(Orders.ORDERS.get(2), Orders.ORDERS.get(0)));
  }

  @Test
  void topN_byAFunctionThatGivesNull_passesBy() throws Exception {
    ReducerLaws.check(
        topN(2, (Order order) -> order.isPaid() ? order.amount() : null),
        ORDER,
        Orders.ORDERS,
        List.of(Orders.ORDERS.get(0), Orders.ORDERS.get(1)));
  }

  @Test
  void topN_byAFunctionSeveralOfTheSame_areOrderedByText() throws Exception {
    ReducerLaws.check(
        topN(2, Order::status),
        ORDER,
        Orders.ORDERS,
        List.of(Orders.ORDERS.get(3), Orders.ORDERS.get(1)));
  }

  @Test
  void topN_functionThatFails_failsWithItsException() {
    Reducer<Order, ?, List<Order>> top = topN(1, CollectingReducersTest::amountOfFirst);

    assertThatThrownBy(() -> reduced(top, Orders.ORDERS))
        .isInstanceOf(IOException.class)
        .hasMessage("no amount");
  }

  @Test
  void topN_byAComparator_laws() throws Exception {
    ReducerLaws.check(
        topN(2, (String a, String b) -> Integer.compare(a.length(), b.length())),
        TypeDescriptors.strings(),
        WORDS,
        List.of("ddd", "c"));
  }

  @Test
  void topN_byAReversedComparator_areTheSmallest() throws Exception {
    SerializableComparator<Integer> smallestFirst = (a, b) -> b.compareTo(a);

    ReducerLaws.check(
        topN(2, smallestFirst), TypeDescriptors.integers(), List.of(5, 1, 9, 2), List.of(1, 2));
  }

  @Test
  void topN_none_isRefused() {
    assertThatThrownBy(() -> topN(0, Order::amount))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("topN: n is 0, must be at least 1");
  }

  @Test
  void topN_fullHeap_weighsWhatItHolds() throws Exception {
    assertThat(weight(Reducers.<String>topN(1), List.of("a", "b", "c")))
        .isEqualTo(weight(Reducers.<String>topN(1), List.of("a")));
  }

  @Test
  void sample_laws() throws Exception {
    ReducerLaws.check(
        sample(3),
        TypeDescriptors.strings(),
        WORDS,
        List.of("a", "b", "c"),
        (actual, expected) -> actual.size() == expected.size() && WORDS.containsAll(actual));
  }

  @Test
  void sample_fewerElements_areAllOfThem() throws Exception {
    ReducerLaws.check(
        sample(6), TypeDescriptors.strings(), WORDS, WORDS, CollectingReducersTest::sameInAnyOrder);
  }

  @Test
  void sample_nothing_isEmpty() throws Exception {
    ReducerLaws.check(sample(3), TypeDescriptors.strings(), List.of(), List.of());
  }

  @Test
  void sample_none_isRefused() {
    assertThatThrownBy(() -> sample(-1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("sample: n is -1, must be at least 1");
  }

  private static BigDecimal amountOfFirst(Order order) throws IOException {
    if (order.id() > 1) {
      throw new IOException("no amount");
    }
    return order.amount();
  }

  private static boolean sameInAnyOrder(List<?> actual, List<?> expected) {
    return sorted(actual).equals(sorted(expected));
  }

  private static List<String> sorted(List<?> values) {
    return values.stream().map(String::valueOf).sorted().toList();
  }

  private static <T, A> long weight(Reducer<T, A, ?> reducer, List<T> elements) throws Exception {
    A accumulator = reducer.create();
    for (T element : elements) {
      accumulator = reducer.add(accumulator, element);
    }
    return reducer.weight(accumulator);
  }
}
