package io.millrace.sketches;

import static io.millrace.sketches.Reduced.reduced;
import static io.millrace.sketches.Sketches.frequent;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.flow.function.Reducer;
import io.millrace.flow.testing.ReducerLaws;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.beam.sdk.coders.Coder;
import org.apache.beam.sdk.coders.CoderRegistry;
import org.apache.beam.sdk.util.CoderUtils;
import org.apache.beam.sdk.values.TypeDescriptor;
import org.apache.beam.sdk.values.TypeDescriptors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FrequentTest {

  private static final int ELEMENTS = 300_000;
  private static final int MAP_SIZE = 1024;
  private static final List<String> WORDS = List.of("b", "a", "b", "c", "a", "b", "d");

  enum Direction {
    UP {
      @Override
      Direction back() {
        return DOWN;
      }
    },
    DOWN {
      @Override
      Direction back() {
        return UP;
      }
    };

    abstract Direction back();
  }

  record Visit(String page, long visitor) {}

  @Test
  void frequent_laws() throws Exception {
    ReducerLaws.check(
        frequent(3),
        TypeDescriptors.strings(),
        WORDS,
        List.of(new Frequent<>("b", 3, 3), new Frequent<>("a", 2, 2), new Frequent<>("c", 1, 1)));
  }

  @Test
  void frequent_records_laws() throws Exception {
    ReducerLaws.check(
        frequent(1),
        TypeDescriptor.of(Visit.class),
        List.of(new Visit("a", 1), new Visit("b", 1), new Visit("b", 1)),
        List.of(new Frequent<>(new Visit("b", 1), 2, 2)));
  }

  @Test
  void frequent_ofAFunction_laws() throws Exception {
    ReducerLaws.check(
        frequent(Visit::page, 9),
        TypeDescriptor.of(Visit.class),
        List.of(new Visit("a", 1), new Visit("b", 1), new Visit("b", 2)),
        List.of(new Frequent<>("b", 2, 2), new Frequent<>("a", 1, 1)));
  }

  @Test
  void frequent_valuesOfSeveralClasses_laws() throws Exception {
    ReducerLaws.check(
        frequent(2),
        TypeDescriptor.of(Direction.class),
        List.of(Direction.UP, Direction.DOWN, Direction.UP.back()),
        List.of(new Frequent<>(Direction.DOWN, 2, 2), new Frequent<>(Direction.UP, 1, 1)));
  }

  @Test
  void frequent_listsOfSeveralClasses_laws() throws Exception {
    ReducerLaws.check(
        frequent(1),
        TypeDescriptors.lists(TypeDescriptors.strings()),
        List.of(List.of("a"), List.of("a", "b", "c"), List.of("a", "b", "c")),
        List.of(new Frequent<>(List.of("a", "b", "c"), 2, 2)));
  }

  @Test
  void frequent_nothing_isEmpty() throws Exception {
    ReducerLaws.check(frequent(3), TypeDescriptors.strings(), List.of(), List.of());
  }

  @Test
  void frequent_nulls_arePassedBy() throws Exception {
    assertThat(reduced(frequent(3), String.class, Arrays.asList("a", null, "a"), 2))
        .containsExactly(new Frequent<>("a", 2, 2));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 7, 40})
  void frequent_manyValues_haveTrueBounds(int pieces) throws Exception {
    List<Integer> elements = zipf();
    Map<Integer, Long> counts = counts(elements);

    List<Frequent<Integer>> found =
        reduced(frequent(MAP_SIZE, MAP_SIZE), Integer.class, elements, pieces);

    assertThat(counts).hasSizeGreaterThan(20 * MAP_SIZE);
    assertThat(found)
        .isNotEmpty()
        .allMatch(item -> item.atLeast() <= counts.get(item.item()))
        .allMatch(item -> item.atMost() >= counts.get(item.item()))
        .allMatch(item -> item.atMost() - item.atLeast() <= 3.5 * ELEMENTS / MAP_SIZE);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 7, 40})
  void frequent_manyValues_missNoneAboveTheError(int pieces) throws Exception {
    List<Integer> elements = zipf();
    List<Integer> above =
        counts(elements).entrySet().stream()
            .filter(entry -> entry.getValue() > 3.5 * ELEMENTS / MAP_SIZE)
            .map(Map.Entry::getKey)
            .toList();

    List<Frequent<Integer>> found =
        reduced(frequent(MAP_SIZE, MAP_SIZE), Integer.class, elements, pieces);

    assertThat(above).hasSizeGreaterThan(10);
    assertThat(found).extracting(Frequent::item).containsAll(above);
  }

  @Test
  void frequent_fewOfManyValues_areTheFirstOnes() throws Exception {
    assertThat(reduced(frequent(5), Integer.class, zipf(), 4))
        .extracting(Frequent::item)
        .containsExactly(0, 1, 2, 3, 4);
  }

  @Test
  void frequent_threeQuartersOfTheTable_areExact() throws Exception {
    List<Integer> elements = IntStream.range(0, 3 * 768).mapToObj(i -> i % 768).toList();

    assertThat(reduced(frequent(MAP_SIZE, MAP_SIZE), Integer.class, elements, 3))
        .hasSize(768)
        .allMatch(item -> item.atLeast() == 3 && item.atMost() == 3);
  }

  @Test
  void frequent_sketchThatAPurgeEmpties_keepsItsError() throws Exception {
    // Seven different ones are one too many for eight places, and equally frequent.
    List<String> purged = List.of("a", "b", "c", "d", "e", "f", "g");

    assertThat(merged(frequent(1, 8), purged, List.of("a", "a"), purged))
        .containsExactly(new Frequent<>("a", 2, 4));
  }

  @Test
  void frequent_sketchThatAPurgeEmptiesLast_keepsItsError() throws Exception {
    List<String> purged = List.of("a", "b", "c", "d", "e", "f", "g");

    assertThat(merged(frequent(1, 8), List.of("a"), purged, purged))
        .containsExactly(new Frequent<>("a", 1, 3));
  }

  /** Of accumulators with these elements, merged from the first to the last. */
  @SafeVarargs
  private static <A, R> R merged(Reducer<String, A, R> reducer, List<String>... pieces)
      throws Exception {
    Coder<A> coder =
        reducer.accumulatorCoder(CoderRegistry.createDefault(), TypeDescriptors.strings());
    A merged = reducer.create();
    for (List<String> piece : pieces) {
      A accumulator = reducer.create();
      for (String element : piece) {
        accumulator = reducer.add(accumulator, element);
      }
      merged = CoderUtils.clone(coder, reducer.merge(merged, CoderUtils.clone(coder, accumulator)));
    }
    return reducer.finish(merged);
  }

  @Test
  void frequent_none_isRefused() {
    assertThatThrownBy(() -> frequent(0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("frequent: n is 0, must be at least 1");
  }

  @ParameterizedTest
  @ValueSource(ints = {4, 1000, 1 << 27})
  void frequent_mapSizeThatIsNoPowerOfTwoInRange_isRefused(int mapSize) {
    assertThatThrownBy(() -> frequent(10, mapSize))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "frequent: mapSize is %d, must be a power of two from 8 to 67108864"
                .formatted(mapSize));
  }

  @Test
  void frequent_longTexts_weighMore() throws Exception {
    assertThat(weightOfOne("a".repeat(1000))).isGreaterThan(weightOfOne("a") + 900);
  }

  private static long weightOfOne(String text) throws Exception {
    return weightOfOne(frequent(3), text);
  }

  private static <A> long weightOfOne(Reducer<String, A, ?> reducer, String text) throws Exception {
    return reducer.weight(reducer.add(reducer.create(), text));
  }

  /** Numbers whose frequency falls about as 1 / (number + 1). */
  private static List<Integer> zipf() {
    Random random = new Random(5);
    return IntStream.range(0, ELEMENTS)
        .mapToObj(i -> (int) Math.exp(random.nextDouble() * Math.log(200_000)) - 1)
        .toList();
  }

  private static Map<Integer, Long> counts(List<Integer> elements) {
    return elements.stream()
        .collect(Collectors.groupingBy(element -> element, Collectors.counting()));
  }
}
