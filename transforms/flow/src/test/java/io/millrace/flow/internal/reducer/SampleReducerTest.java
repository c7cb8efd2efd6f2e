package io.millrace.flow.internal.reducer;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.flow.Reduced;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SampleReducerTest {

  private static final int DRAWS = 60_000;

  @Test
  void sample_manyDraws_takeEveryElementAlikeOften() throws Exception {
    Map<Integer, Long> taken =
        samples(2).stream()
            .flatMap(List::stream)
            .collect(Collectors.groupingBy(element -> element, Collectors.counting()));

    assertThat(chiSquare(taken, 6)).isLessThan(20.5); // one in a thousand, 5 degrees of freedom
  }

  @Test
  void sample_manyDraws_takeEveryPairAlikeOften() throws Exception {
    Map<List<Integer>, Long> taken =
        samples(2).stream()
            .map(sample -> sample.stream().sorted().toList())
            .collect(Collectors.groupingBy(pair -> pair, Collectors.counting()));

    assertThat(chiSquare(taken, 15)).isLessThan(36.1); // one in a thousand, 14 degrees of freedom
  }

  /** Samples of six elements that three workers see. */
  private static List<List<Integer>> samples(int n) throws Exception {
    Random random = new Random(11);
    SampleReducer<Integer> sample = new SampleReducer<>(n, random::nextLong);
    List<Integer> elements = IntStream.range(0, 6).boxed().toList();
    List<List<Integer>> samples = new ArrayList<>();
    for (int i = 0; i < DRAWS; i++) {
      samples.add(Reduced.reducedInPieces(sample, elements, 3));
    }
    return samples;
  }

  private static double chiSquare(Map<?, Long> taken, int kinds) {
    double all = taken.values().stream().mapToLong(Long::longValue).sum();
    double expected = all / kinds;
    double seen =
        taken.values().stream()
            .mapToDouble(count -> (count - expected) * (count - expected) / expected)
            .sum();
    return seen + (kinds - taken.size()) * expected;
  }
}
