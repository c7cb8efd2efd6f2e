package io.millrace.sketches;

import static io.millrace.sketches.Reduced.reduced;
import static io.millrace.sketches.Sketches.approxDistinct;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.flow.testing.ReducerLaws;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.TypeDescriptor;
import org.apache.beam.sdk.values.TypeDescriptors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ApproxDistinctTest {

  private static final int SEEDS = 50;

  @Test
  void approxDistinct_texts_laws() throws Exception {
    ReducerLaws.check(
        approxDistinct(), TypeDescriptors.strings(), List.of("a", "b", "", "a", "ab", ""), 4L);
  }

  @Test
  void approxDistinct_wholeNumbers_laws() throws Exception {
    ReducerLaws.check(
        approxDistinct(), TypeDescriptors.longs(), List.of(3L, -1L, 3L, 0L, Long.MAX_VALUE), 4L);
  }

  @Test
  void approxDistinct_doubles_laws() throws Exception {
    ReducerLaws.check(
        approxDistinct(), TypeDescriptors.doubles(), List.of(0.5, 1.0, 0.5, Double.NaN), 3L);
  }

  @Test
  void approxDistinct_records_laws() throws Exception {
    ReducerLaws.check(
        approxDistinct(),
        TypeDescriptor.of(Pair.class),
        List.of(new Pair("a", 1), new Pair("a", 2), new Pair("a", 1)),
        2L);
  }

  @Test
  void approxDistinct_nothing_isZero() throws Exception {
    ReducerLaws.check(approxDistinct(), TypeDescriptors.strings(), List.of(), 0L);
  }

  @Test
  void approxDistinct_ofAFunction_laws() throws Exception {
    ReducerLaws.check(
        approxDistinct(Pair::number),
        TypeDescriptor.of(Pair.class),
        List.of(new Pair("a", 1), new Pair("b", 2), new Pair("c", 1)),
        2L);
  }

  @Test
  void approxDistinct_nulls_arePassedBy() throws Exception {
    assertThat(reduced(approxDistinct(), String.class, Arrays.asList("a", null, "b"), 1))
        .isEqualTo(2);
  }

  @Test
  void approxDistinct_aHundred_areExact() throws Exception {
    assertThat(estimates(100, 12)).allMatch(estimate -> estimate == 100);
  }

  @ParameterizedTest
  @CsvSource({"1000,12", "10000,12", "200000,12", "50000,8", "50000,14"})
  void approxDistinct_many_areWithinTheirError(int distinct, int lgK) throws Exception {
    double standardError = 1.04 / Math.sqrt(1 << lgK);

    List<Double> errors =
        estimates(distinct, lgK).mapToObj(estimate -> estimate / distinct - 1).toList();

    assertThat(errors).hasSize(SEEDS);
    assertThat(errors)
        .filteredOn(error -> Math.abs(error) > 3 * standardError)
        .hasSizeLessThanOrEqualTo(1);
    assertThat(rootMeanSquare(errors)).isLessThan(1.25 * standardError);
  }

  @ParameterizedTest
  @CsvSource({"5", "20", "300", "400", "1000", "3000", "100000"})
  void approxDistinct_anySplit_givesTheSame(int distinct) throws Exception {
    List<Long> values = randomLongs(distinct, 3);

    assertThat(IntStream.of(2, 3, 7, 50).mapToObj(pieces -> estimate(values, pieces)))
        .allMatch(estimate -> estimate.equals(estimate(values, 1)));
  }

  @Test
  void approxDistinct_manyDuplicates_countOnce() throws Exception {
    List<Integer> values = IntStream.range(0, 100_000).mapToObj(i -> i % 50).toList();

    assertThat(reduced(approxDistinct(), Integer.class, values, 4)).isEqualTo(50);
  }

  @Test
  void approxDistinct_arrays_areRefused() {
    assertThatThrownBy(
            () -> reduced(approxDistinct(), double[].class, List.of(new double[] {1}), 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "approxDistinct: double[] has no toString of its own, which values are told apart by;"
                + " map it to a text, a number or a record");
  }

  @Test
  void approxDistinct_arraysInsideRecords_areRefused() {
    assertThatThrownBy(
            () ->
                reduced(
                    approxDistinct(),
                    Digest.class,
                    List.of(new Digest("a", null), new Digest("a", new byte[] {1})),
                    1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "approxDistinct: a Digest has a byte[] in it, which has no toString of its own, which"
                + " values are told apart by; map it to a text, a number or a record");
  }

  @Test
  void approxDistinct_objectsInsideCollections_areRefused() {
    assertThatThrownBy(
            () ->
                reduced(
                    approxDistinct(),
                    Holder.class,
                    List.of(new Holder(List.of(Map.of("a", new int[] {1})))),
                    1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("approxDistinct: a Holder has a int[] in it, which has no");
  }

  @Test
  void approxDistinct_pairsWithObjects_areRefused() {
    assertThatThrownBy(
            () -> reduced(approxDistinct(), KV.class, List.of(KV.of("a", new Object())), 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("approxDistinct: a KV has a Object in it");
  }

  @Test
  void approxDistinct_pairsWithArrays_areTakenByText() throws Exception {
    List<KV<String, byte[]>> pairs =
        List.of(KV.of("a", new byte[] {1}), KV.of("a", new byte[] {1}), KV.of("a", null));

    assertThat(reduced(approxDistinct(), KV.class, new ArrayList<>(pairs), 2)).isEqualTo(2);
  }

  @Test
  void approxDistinct_recordsThatWriteTheirArrays_areTakenByText() throws Exception {
    List<Hex> hexes = List.of(new Hex(new byte[] {1}), new Hex(new byte[] {1}), new Hex(null));

    assertThat(reduced(approxDistinct(), Hex.class, hexes, 2)).isEqualTo(2);
  }

  @Test
  void approxDistinct_recordsOfTextsAndCollections_areTakenByText() throws Exception {
    List<Holder> holders =
        List.of(new Holder(List.of()), new Holder(List.of(1)), new Holder(List.of(1)));

    assertThat(reduced(approxDistinct(), Holder.class, holders, 2)).isEqualTo(2);
  }

  @SuppressWarnings("ArrayRecordComponent") // what is tested
  record Digest(String name, byte[] bytes) {}

  @SuppressWarnings("ArrayRecordComponent") // what is tested
  record Hex(byte[] bytes) {
    @Override
    public String toString() {
      return bytes == null ? "none" : HexFormat.of().formatHex(bytes);
    }
  }

  record Holder(List<?> values) {}

  @ParameterizedTest
  @CsvSource({"3", "22"})
  void approxDistinct_registersOutOfRange_areRefused(int lgK) {
    assertThatThrownBy(() -> approxDistinct(lgK))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("approxDistinct: lgK is %d, must be from 4 to 21".formatted(lgK));
  }

  record Pair(String text, Integer number) {}

  private static DoubleStream estimates(int distinct, int lgK) {
    return IntStream.range(0, SEEDS)
        .mapToDouble(
            seed -> {
              try {
                return reduced(approxDistinct(lgK), Long.class, randomLongs(distinct, seed), 3);
              } catch (Exception e) {
                throw new AssertionError(e);
              }
            });
  }

  private static Long estimate(List<Long> values, int pieces) {
    try {
      return reduced(approxDistinct(), Long.class, values, pieces);
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  private static List<Long> randomLongs(int number, int seed) {
    return new Random(seed).longs(number).boxed().toList();
  }

  private static double rootMeanSquare(List<Double> errors) {
    return Math.sqrt(errors.stream().mapToDouble(error -> error * error).average().orElseThrow());
  }
}
