package io.millrace.sketches;

import static io.millrace.sketches.Reduced.reduced;
import static io.millrace.sketches.Sketches.median;
import static io.millrace.sketches.Sketches.percentile;
import static io.millrace.sketches.Sketches.quantiles;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.flow.testing.ReducerLaws;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.apache.beam.sdk.values.TypeDescriptors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QuantilesTest {

  private static final double RANK_ERROR = 0.0133;
  private static final int TRIALS = 300;
  private static final int VALUES = 20_000;

  @Test
  void quantiles_laws() throws Exception {
    ReducerLaws.check(
        quantiles((Double value) -> value, 0, 0.5, 0.9, 1),
        TypeDescriptors.doubles(),
        List.of(5.0, 1.0, 4.0, 2.0, 3.0, 3.0),
        List.of(1.0, 3.0, 5.0, 5.0));
  }

  @Test
  void quantiles_nothing_isNull() throws Exception {
    ReducerLaws.check(
        quantiles((Double value) -> value, 0.5), TypeDescriptors.doubles(), List.of(), null);
  }

  @Test
  void quantiles_nan_isPassedBy() throws Exception {
    ReducerLaws.check(
        quantiles((Double value) -> value, 0, 1),
        TypeDescriptors.doubles(),
        List.of(Double.NaN, 1.0, Double.POSITIVE_INFINITY),
        List.of(1.0, Double.POSITIVE_INFINITY));
  }

  @Test
  void quantiles_twoHundredValues_areExact() throws Exception {
    List<Double> values = shuffled(200, 1);

    assertThat(reduced(quantiles((Double v) -> v, 0.01, 0.5, 0.995), Double.class, values, 5))
        .containsExactly(1.0, 99.0, 198.0);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.01, 0.25, 0.5, 0.95, 0.99})
  void quantiles_manyValues_areWithinTheirRankError(double rank) {
    long outside =
        IntStream.range(0, TRIALS).filter(trial -> rankError(trial, rank) > RANK_ERROR).count();

    // One in a hundred is claimed; none of 5,000 was seen.
    assertThat(outside).isLessThanOrEqualTo(TRIALS / 100);
  }

  @Test
  void quantiles_largerK_isExactForMore() throws Exception {
    List<Double> values = shuffled(4000, 2);

    assertThat(reduced(quantiles(4000, (Double v) -> v, 0.25, 0.75), Double.class, values, 3))
        .containsExactly(999.0, 2999.0);
  }

  @Test
  void quantiles_noRanks_areRefused() {
    assertThatThrownBy(() -> quantiles((Double value) -> value))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("quantiles: no ranks, must be at least 1");
  }

  @ParameterizedTest
  @ValueSource(doubles = {-0.01, 1.01, Double.NaN})
  void quantiles_rankOutOfRange_isRefused(double rank) {
    assertThatThrownBy(() -> quantiles((Double value) -> value, 0.5, rank))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("quantiles: a rank is %s, must be from 0 to 1".formatted(rank));
  }

  @ParameterizedTest
  @ValueSource(ints = {7, 65_536})
  void quantiles_kOutOfRange_isRefused(int k) {
    assertThatThrownBy(() -> quantiles(k, (Double value) -> value, 0.5))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("quantiles: k is %d, must be from 8 to 65535".formatted(k));
  }

  @Test
  void median_laws() throws Exception {
    ReducerLaws.check(
        median((Double value) -> value),
        TypeDescriptors.doubles(),
        List.of(4.0, 1.0, 2.0, 3.0),
        2.0);
  }

  @Test
  void median_nothing_isNull() throws Exception {
    ReducerLaws.check(median((Double value) -> value), TypeDescriptors.doubles(), List.of(), null);
  }

  @Test
  void percentile_laws() throws Exception {
    ReducerLaws.check(
        percentile((Double value) -> value, 90),
        TypeDescriptors.doubles(),
        List.of(1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0, 9.0, 10.0),
        9.0);
  }

  @ParameterizedTest
  @ValueSource(doubles = {-1, 100.5, Double.NaN})
  void percentile_outOfRange_isRefused(double percentage) {
    assertThatThrownBy(() -> percentile((Double value) -> value, percentage))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("percentile: percentage is %s, must be from 0 to 100".formatted(percentage));
  }

  @Test
  void percentile_functionThatCapturesAPlainObject_isRefused() {
    Object plain = new Object();

    assertThatThrownBy(() -> percentile((Double value) -> value + plain.hashCode(), 50))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("percentile: the function cannot be sent to a worker");
  }

  /** Values from 0 on, each once: a value's rank is known from itself. */
  private static List<Double> shuffled(int number, int seed) {
    List<Double> values =
        new ArrayList<>(IntStream.range(0, number).asDoubleStream().boxed().toList());
    Collections.shuffle(values, new Random(seed));
    return values;
  }

  private static double rankError(int trial, double rank) {
    try {
      List<Double> found =
          reduced(
              quantiles((Double value) -> value, rank),
              Double.class,
              shuffled(VALUES, trial),
              1 + trial % 8);
      return Math.abs((found.get(0) + 1) / VALUES - rank);
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }
}
