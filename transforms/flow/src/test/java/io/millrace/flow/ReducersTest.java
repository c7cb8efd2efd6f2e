package io.millrace.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.flow.Orders.Order;
import io.millrace.flow.testing.ReducerLaws;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
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

    assertThatThrownBy(() -> fold(sum, List.of(Long.MAX_VALUE, 1L)))
        .isInstanceOf(ArithmeticException.class)
        .hasMessage("sumLong: 9223372036854775807 + 1 does not fit in a long; use sumDecimal");
  }

  @Test
  void sumLong_smallestAndLargest_fit() throws Exception {
    Reducer<Long, ?, Long> sum = Reducers.sumLong(value -> value);

    assertThat(fold(sum, List.of(Long.MAX_VALUE, Long.MIN_VALUE, 1L))).isZero();
  }

  @Test
  void sumDecimal_laws() throws Exception {
    ReducerLaws.check(
        Reducers.sumDecimal(Order::amount), ORDER, Orders.ORDERS, new BigDecimal("111.75"));
  }

  @Test
  void sumDecimal_thirtyDigits_areExact() throws Exception {
    Reducer<String, ?, BigDecimal> sum = Reducers.sumDecimal(BigDecimal::new);

    assertThat(fold(sum, List.of("123456789012345678901234567890", "-0.000000000000000000001")))
        .isEqualTo(new BigDecimal("123456789012345678901234567889.999999999999999999999"));
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

    assertThat(fold(sum, List.of(1.0, 1e100, 1.0, -1e100))).isEqualTo(2.0);
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
          foldInPieces(Reducers.sumDouble(value -> value), values, 1 + random.nextInt(50));
      assertThat(Math.abs(inPieces - exact.doubleValue()))
          .isLessThanOrEqualTo(2 * Math.ulp(exact.doubleValue()));
    }
  }

  @Test
  void sumDouble_infinityAndNan_areWhatPlainAdditionGives() throws Exception {
    Reducer<Double, ?, Double> sum = Reducers.sumDouble(value -> value);

    assertThat(fold(sum, List.of(1.0, Double.POSITIVE_INFINITY, 1.0))).isInfinite();
    assertThat(fold(sum, List.of(Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY))).isNaN();
    assertThat(fold(sum, List.of(1.0, Double.NaN))).isNaN();
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
  void min_laws() throws Exception {
    ReducerLaws.check(
        Reducers.min(Order::createdAt), ORDER, Orders.ORDERS, Instant.ofEpochSecond(1));
  }

  @Test
  void max_laws() throws Exception {
    ReducerLaws.check(
        Reducers.max(Order::createdAt), ORDER, Orders.ORDERS, Instant.ofEpochSecond(9));
  }

  @Test
  void max_typeGiven_laws() throws Exception {
    ReducerLaws.check(Reducers.max(String.class, Order::customer), ORDER, Orders.ORDERS, "bob");
  }

  private static <T, A, R> R fold(Reducer<T, A, R> reducer, List<T> elements) throws Exception {
    return foldInPieces(reducer, elements, 1);
  }

  private static <T, A, R> R foldInPieces(Reducer<T, A, R> reducer, List<T> elements, int pieces)
      throws Exception {
    List<A> accumulators = new ArrayList<>();
    for (int i = 0; i < pieces; i++) {
      accumulators.add(reducer.create());
    }
    for (int i = 0; i < elements.size(); i++) {
      accumulators.set(i % pieces, reducer.add(accumulators.get(i % pieces), elements.get(i)));
    }
    return reducer.finish(accumulators.stream().reduce(reducer.create(), reducer::merge));
  }
}
