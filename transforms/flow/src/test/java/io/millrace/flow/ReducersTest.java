package io.millrace.flow;

import static io.millrace.flow.Reduced.reduced;
import static io.millrace.flow.Reduced.reducedInPieces;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.millrace.flow.Orders.Order;
import io.millrace.flow.function.Reducer;
import io.millrace.flow.testing.ReducerLaws;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.beam.sdk.testing.CombineFnTester;
import org.apache.beam.sdk.values.TypeDescriptor;
import org.junit.jupiter.api.Test;

class ReducersTest {

  private static final TypeDescriptor<Order> ORDER = TypeDescriptor.of(Order.class);
  private static final TypeDescriptor<Double> DOUBLE = TypeDescriptor.of(Double.class);

  @Test
  void count_laws() throws Exception {
    ReducerLaws.check(Reducers.<Order>count(), ORDER, Orders.ORDERS, 4L);
  }

  @Test
  void count_nothing_isZero() throws Exception {
    ReducerLaws.check(Reducers.<Order>count(), ORDER, List.of(), 0L);
  }

  @Test
  void sumLong_laws() throws Exception {
    ReducerLaws.check(Reducers.sumLong(Order::id), ORDER, Orders.ORDERS, 10L);
  }

  @Test
  void sumLong_tooLarge_failsNamingTheWayOut() {
    Reducer<Long, ?, Long> sum = Reducers.sumLong(value -> value);

    assertThatThrownBy(() -> reduced(sum, List.of(Long.MAX_VALUE, 1L)))
        .isInstanceOf(ArithmeticException.class)
        .hasMessage("sumLong: 9223372036854775807 + 1 does not fit in a long; use sumDecimal");
  }

  @Test
  void sumLong_smallestAndLargest_fit() throws Exception {
    Reducer<Long, ?, Long> sum = Reducers.sumLong(value -> value);

    assertThat(reduced(sum, List.of(Long.MAX_VALUE, Long.MIN_VALUE, 1L))).isZero();
  }

  @Test
  void sumDecimal_laws() throws Exception {
    ReducerLaws.check(
        Reducers.sumDecimal(Order::amount), ORDER, Orders.ORDERS, new BigDecimal("111.75"));
  }

  @Test
  void sumDecimal_thirtyDigits_areExact() throws Exception {
    Reducer<String, ?, BigDecimal> sum = Reducers.sumDecimal(BigDecimal::new);

    assertThat(reduced(sum, List.of("123456789012345678901234567890", "-0.000000000000000000001")))
        .isEqualTo(new BigDecimal("123456789012345678901234567889.999999999999999999999"));
  }

  @Test
  void sumDecimal_moreThanALong_isExact() throws Exception {
    Reducer<String, ?, BigDecimal> sum = Reducers.sumDecimal(BigDecimal::new);

    assertThat(reduced(sum, Collections.nCopies(100, "9999999999999999.99")))
        .isEqualTo(new BigDecimal("999999999999999999.00"));
    assertThat(reduced(sum, Collections.nCopies(100, "-999999999999999999")))
        .isEqualTo(new BigDecimal("-99999999999999999900"));
  }

  @Test
  void sumDecimal_scalesThatDiffer_theLargestIsTheSums() throws Exception {
    Reducer<String, ?, BigDecimal> sum = Reducers.sumDecimal(BigDecimal::new);

    assertThat(reduced(sum, List.of("1", "0.10", "1e3", "-0.100", "2")))
        .isEqualTo(new BigDecimal("1003.000"));
  }

  @Test
  void sumDecimal_onlyNulls_isNull() throws Exception {
    ReducerLaws.check(Reducers.<Order>sumDecimal(order -> null), ORDER, Orders.ORDERS, null);
  }

  @Test
  void sumDouble_laws() throws Exception {
    ReducerLaws.check(Reducers.sumDouble(Order::weight), ORDER, Orders.ORDERS, 5.0);
  }

  @Test
  void sumDouble_valuesThatCancel_keepTheSmallOnes() throws Exception {
    Reducer<Double, ?, Double> sum = Reducers.sumDouble(value -> value);

    assertThat(reduced(sum, List.of(1.0, 1e100, 1.0, -1e100))).isEqualTo(2.0);
  }

  @Test
  void sumDouble_anyOrderAndSplit_changesTheLastDigitsAtMost() throws Exception {
    Random random = new Random(7);
    List<Double> values = new ArrayList<>();
    BigDecimal exact = BigDecimal.ZERO;
    for (int i = 0; i < 100_000; i++) {
      double value = Math.exp(random.nextGaussian() * 8);
      values.add(value);
      exact = exact.add(new BigDecimal(value));
    }

    for (int attempt = 0; attempt < 20; attempt++) {
      Collections.shuffle(values, random);
      double inPieces =
          reducedInPieces(Reducers.sumDouble(value -> value), values, 1 + random.nextInt(50));
      assertThat(Math.abs(inPieces - exact.doubleValue()))
          .isLessThanOrEqualTo(2 * Math.ulp(exact.doubleValue()));
    }
  }

  @Test
  void sumDouble_infinityAndNan_areWhatPlainAdditionGives() throws Exception {
    Reducer<Double, ?, Double> sum = Reducers.sumDouble(value -> value);

    assertThat(reduced(sum, List.of(1.0, Double.POSITIVE_INFINITY, 1.0))).isInfinite();
    assertThat(reduced(sum, List.of(Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY))).isNaN();
    assertThat(reduced(sum, List.of(1.0, Double.NaN))).isNaN();
  }

  @Test
  void mean_laws() throws Exception {
    ReducerLaws.check(Reducers.mean(Order::weight), ORDER, Orders.ORDERS, 1.25);
  }

  @Test
  void mean_nothing_isNull() throws Exception {
    ReducerLaws.check(Reducers.<Double>mean(value -> value), DOUBLE, List.of(), null);
  }

  @Test
  void meanDecimal_laws() throws Exception {
    ReducerLaws.check(
        Reducers.meanDecimal(Order::amount, 3), ORDER, Orders.ORDERS, new BigDecimal("27.938"));
  }

  @Test
  void meanDecimal_nulls_arePassedBy() throws Exception {
    Reducer<Order, ?, BigDecimal> mean =
        Reducers.meanDecimal(order -> order.isPaid() ? order.amount() : null, 2);

    assertThat(reduced(mean, Orders.ORDERS)).isEqualTo(new BigDecimal("3.92"));
  }

  @Test
  void meanDecimal_onlyNulls_isNull() throws Exception {
    ReducerLaws.check(Reducers.<Order>meanDecimal(order -> null, 2), ORDER, Orders.ORDERS, null);
  }

  @Test
  void minLong_laws() throws Exception {
    ReducerLaws.check(Reducers.minLong(Order::id), ORDER, Orders.ORDERS, 1L);
  }

  @Test
  void minLong_smallestNumber_isFound() throws Exception {
    Reducer<Long, ?, Long> min = Reducers.minLong(value -> value);

    assertThat(reduced(min, List.of(0L, Long.MIN_VALUE, Long.MAX_VALUE))).isEqualTo(Long.MIN_VALUE);
  }

  @Test
  void minLong_nothing_isNull() throws Exception {
    ReducerLaws.check(Reducers.minLong(Order::id), ORDER, List.of(), null);
  }

  @Test
  void maxLong_laws() throws Exception {
    ReducerLaws.check(Reducers.maxLong(Order::id), ORDER, Orders.ORDERS, 4L);
  }

  @Test
  void maxLong_onlyNegative_isTheGreatestOfThem() throws Exception {
    Reducer<Long, ?, Long> max = Reducers.maxLong(value -> value);

    assertThat(reduced(max, List.of(-3L, -1L, -2L))).isEqualTo(-1L);
  }

  @Test
  void minDouble_laws() throws Exception {
    ReducerLaws.check(
        Reducers.<Double>minDouble(value -> value), DOUBLE, List.of(1.5, -2.25, 0.0, -0.5), -2.25);
  }

  @Test
  void minDouble_nothing_isNull() throws Exception {
    ReducerLaws.check(Reducers.<Double>minDouble(value -> value), DOUBLE, List.of(), null);
  }

  @Test
  void minDouble_oddValues_areOrderedAsByCompareTo() throws Exception {
    Reducer<Double, ?, Double> min = Reducers.minDouble(value -> value);

    assertThat(reduced(min, List.of(Double.NaN, Double.POSITIVE_INFINITY)))
        .isEqualTo(Double.POSITIVE_INFINITY);
    assertThat(reduced(min, List.of(0.0, -0.0))).isEqualTo(-0.0);
    assertThat(reduced(min, List.of(-Double.MIN_VALUE, Double.NEGATIVE_INFINITY)))
        .isEqualTo(Double.NEGATIVE_INFINITY);
  }

  @Test
  void maxDouble_laws() throws Exception {
    ReducerLaws.check(
        Reducers.<Double>maxDouble(value -> value), DOUBLE, List.of(-1.5, -2.25, -1e300), -1.5);
  }

  @Test
  void maxDouble_nan_isTheGreatest() throws Exception {
    Reducer<Double, ?, Double> max = Reducers.maxDouble(value -> value);

    assertThat(reduced(max, List.of(1.0, Double.NaN, Double.POSITIVE_INFINITY))).isNaN();
  }

  @Test
  void variance_laws() throws Exception {
    ReducerLaws.check(
        Reducers.variance(Order::weight), ORDER, Orders.ORDERS, 5.0 / 12, ReducersTest::close);
  }

  @Test
  void variance_oneValue_isNull() throws Exception {
    ReducerLaws.check(
        Reducers.<Double>variance(value -> value), DOUBLE, List.of(7.0), null, ReducersTest::close);
  }

  @Test
  void variancePopulation_laws() throws Exception {
    ReducerLaws.check(
        Reducers.variancePopulation(Order::weight),
        ORDER,
        Orders.ORDERS,
        5.0 / 16,
        ReducersTest::close);
  }

  @Test
  void variancePopulation_oneValue_isZero() throws Exception {
    ReducerLaws.check(
        Reducers.<Double>variancePopulation(value -> value), DOUBLE, List.of(7.0), 0.0);
  }

  @Test
  void variancePopulation_nothing_isNull() throws Exception {
    ReducerLaws.check(Reducers.<Double>variancePopulation(value -> value), DOUBLE, List.of(), null);
  }

  @Test
  void stddev_laws() throws Exception {
    ReducerLaws.check(
        Reducers.stddev(Order::weight),
        ORDER,
        Orders.ORDERS,
        Math.sqrt(5.0 / 12),
        ReducersTest::close);
  }

  @Test
  void stddevPopulation_laws() throws Exception {
    ReducerLaws.check(
        Reducers.stddevPopulation(Order::weight),
        ORDER,
        Orders.ORDERS,
        Math.sqrt(5.0 / 16),
        ReducersTest::close);
  }

  @Test
  void variance_largeMean_keepsItsDigits() throws Exception {
    List<Double> values =
        IntStream.range(0, 100_000).mapToObj(i -> 1e9 + i % 2).collect(Collectors.toList());
    Reducer<Double, ?, Double> variance = Reducers.variancePopulation(value -> value);

    assertThat(reduced(variance, values)).isCloseTo(0.25, within(1e-9));
    assertThat(reducedInPieces(variance, values, 37)).isCloseTo(0.25, within(1e-9));
  }

  @Test
  void asCombineFn_passesBeamsOwnTester() {
    CombineFnTester.testCombineFn(
        Reducers.sumLong(Order::id).asCombineFn(), new ArrayList<>(Orders.ORDERS), 10L);
    CombineFnTester.testCombineFn(
        Reducers.max(Order::createdAt).asCombineFn(),
        new ArrayList<>(Orders.ORDERS),
        Instant.ofEpochSecond(9));
    CombineFnTester.testCombineFn(
        Reducers.topN(1, Order::amount).asCombineFn(),
        new ArrayList<>(Orders.ORDERS),
        List.of(Orders.ORDERS.get(2)));
  }

  @Test
  void sumLong_functionThatCapturesAPlainObject_isRefused() {
    Object plain = new Object();

    assertThatThrownBy(() -> Reducers.<Order>sumLong(order -> plain.hashCode()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("sumLong: the function cannot be sent to a worker");
  }

  private static boolean close(Double actual, Double expected) {
    return Objects.equals(actual, expected)
        || (actual != null && expected != null && Math.abs(actual - expected) <= 1e-12);
  }
}
