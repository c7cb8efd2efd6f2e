package io.millrace.flow;

import static io.millrace.flow.Seconds.at;
import static io.millrace.flow.Seconds.window;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.beam.sdk.coders.NullableCoder;
import org.apache.beam.sdk.coders.StringUtf8Coder;
import org.apache.beam.sdk.testing.PAssert;
import org.apache.beam.sdk.testing.TestPipeline;
import org.apache.beam.sdk.testing.TestPipelineExtension;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.transforms.Reify;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.TimestampedValue;
import org.apache.beam.sdk.values.TypeDescriptor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(TestPipelineExtension.class)
class MapBatchTest {

  @Test
  void mapBatch_oneSplit_givesFullListsAndTheRest(TestPipeline pipeline) {
    PCollection<List<Integer>> batches =
        Flow.from(pipeline, ListSource.of(List.of(1, 2, 3, 4, 5)))
            .mapBatch(new TypeDescriptor<List<Integer>>() {}, 2, MapBatchTest::asOne)
            .toPCollection();

    PAssert.that(batches).containsInAnyOrder(List.of(List.of(1, 2), List.of(3, 4), List.of(5)));
    pipeline.run();
  }

  @Test
  void mapBatch_methodReference_findsTheElementType(TestPipeline pipeline) {
    PCollection<Integer> sums =
        Flow.from(pipeline, ListSource.of(List.of(1, 2, 3)))
            .mapBatch(3, MapBatchTest::sum)
            .toPCollection();

    PAssert.that(sums).containsInAnyOrder(6);
    pipeline.run();
  }

  @Test
  void mapBatch_moreResultsThanElements_givesAll(TestPipeline pipeline) {
    PCollection<Integer> twice =
        Flow.from(pipeline, ListSource.of(List.of(1, 2, 3)))
            .mapBatch(Integer.class, 2, MapBatchTest::twice)
            .toPCollection();

    PAssert.that(twice).containsInAnyOrder(1, 2, 1, 2, 3, 3);
    pipeline.run();
  }

  @Test
  void mapBatch_noResults_dropsTheElements(TestPipeline pipeline) {
    PCollection<Integer> none =
        Flow.from(pipeline, ListSource.of(List.of(1, 2, 3)))
            .mapBatch(Integer.class, 2, batch -> List.of())
            .toPCollection();

    PAssert.that(none).empty();
    pipeline.run();
  }

  @Test
  void mapBatch_oneElement_isAListOfOne(TestPipeline pipeline) {
    PCollection<Integer> sizes =
        Flow.of(pipeline.apply(Create.of("a")))
            .mapBatch(Integer.class, 100, batch -> List.of(batch.size()))
            .toPCollection();

    PAssert.that(sizes).containsInAnyOrder(1);
    pipeline.run();
  }

  @Test
  void mapBatch_sizeOfOne_givesListsOfOne(TestPipeline pipeline) {
    PCollection<Integer> sizes =
        Flow.from(pipeline, ListSource.of(List.of(1, 2, 3)))
            .mapBatch(Integer.class, 1, batch -> List.of(batch.size()))
            .toPCollection();

    PAssert.that(sizes).containsInAnyOrder(1, 1, 1);
    pipeline.run();
  }

  @Test
  void mapBatch_emptyInput_neverCallsTheFunction(TestPipeline pipeline) {
    PCollection<Integer> sizes =
        Flow.of(pipeline.apply(Create.of("a")))
            .reject(word -> true)
            .mapBatch(Integer.class, 2, batch -> List.of(batch.size()))
            .toPCollection();

    PAssert.that(sizes).empty();
    pipeline.run();
  }

  @Test
  void mapBatch_nullElement_isInTheList(TestPipeline pipeline) {
    PCollection<String> words =
        Flow.of(
                pipeline.apply(
                    Create.of(Arrays.asList("a", null))
                        .withCoder(NullableCoder.of(StringUtf8Coder.of()))))
            .mapBatch(String.class, 2, batch -> batch.stream().map(word -> "got " + word).toList())
            .toPCollection();

    PAssert.that(words).containsInAnyOrder("got a", "got null");
    pipeline.run();
  }

  @Test
  void mapBatch_behindAnother_getsTheRestOfIt(TestPipeline pipeline) {
    PCollection<List<Integer>> batches =
        Flow.from(pipeline, ListSource.of(List.of(1, 2, 3)))
            .mapBatch(Integer.class, 2, MapBatchTest::twice)
            .mapBatch(new TypeDescriptor<List<Integer>>() {}, 5, MapBatchTest::asOne)
            .toPCollection();

    PAssert.that(batches).containsInAnyOrder(List.of(List.of(1, 2, 1, 2, 3), List.of(3)));
    pipeline.run();
  }

  @Test
  void mapBatch_windowedInput_batchesWindowByWindow(TestPipeline pipeline) {
    PCollection<List<String>> batches =
        Flow.of(
                timestamped(pipeline, at("a", 0), at("b", 1000), at("c", 1), at("d", 1001))
                    .apply(Seconds.windows()))
            .mapBatch(new TypeDescriptor<List<String>>() {}, 3, MapBatchTest::asOne)
            .toPCollection();

    PAssert.that(batches).inWindow(window(0)).containsInAnyOrder(List.of(List.of("a", "c")));
    PAssert.that(batches).inWindow(window(1)).containsInAnyOrder(List.of(List.of("b", "d")));
    pipeline.run();
  }

  @Test
  void mapBatch_timestamps_areTheLatestOfTheBatch(TestPipeline pipeline) {
    PCollection<TimestampedValue<Integer>> sizes =
        Flow.of(timestamped(pipeline, at("a", 5), at("b", 3), at("c", 1)))
            .mapBatch(Integer.class, 2, batch -> List.of(batch.size()))
            .apply(Reify.timestamps());

    PAssert.that(sizes).containsInAnyOrder(List.of(at(2, 5), at(1, 1)));
    pipeline.run();
  }

  @Test
  void mapBatch_besideAnotherBranch_leavesItsTimestamps(TestPipeline pipeline) {
    Flow<String> words = Flow.of(timestamped(pipeline, at("a", 5), at("b", 3), at("c", 1)));
    ListSink<Integer> sizes = ListSink.create();

    Flow<String> dealt = words.shuffle();
    words.mapBatch(Integer.class, 2, batch -> List.of(batch.size())).into(sizes);

    PAssert.that(dealt.apply(Reify.timestamps()))
        .containsInAnyOrder(List.of(at("a", 5), at("b", 3), at("c", 1)));
    pipeline.run();
    assertThat(sizes.flushed()).containsExactlyInAnyOrder(2, 1);
  }

  @Test
  void mapBatch_functionThrows_failsTheJobNamingStepElementAndCause(TestPipeline pipeline) {
    Flow.of(pipeline.apply(Create.of("a")))
        .named("look up")
        .mapBatch(
            String.class,
            2,
            batch -> {
              throw new IOException("not there");
            })
        .toPCollection();

    assertThatThrownBy(pipeline::run)
        .hasStackTraceContaining("step 'look up' failed on a: java.io.IOException: not there");
  }

  @Test
  void mapBatch_genericLambda_isRefusedWithTheWaysOut(TestPipeline pipeline) {
    pipeline.enableAbandonedNodeEnforcement(false);
    Flow<String> words = Flow.of(pipeline.apply(Create.of("a")));

    assertThatThrownBy(() -> words.mapBatch(2, batch -> List.of(batch.size())))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll(
            "mapBatch: the type of the function's result is not known",
            "mapBatch(Type.class, …)",
            "reference to a method");
  }

  @Test
  void mapBatch_sizeOfZero_isRefused(TestPipeline pipeline) {
    pipeline.enableAbandonedNodeEnforcement(false);
    Flow<Integer> numbers = Flow.of(pipeline.apply(Create.of(1)));

    assertThatThrownBy(() -> numbers.mapBatch(0, MapBatchTest::sum))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("mapBatch: a batch of size 0 holds nothing");
  }

  @Test
  void mapBatch_capturesWhatIsNotSerializable_isRefusedNamingIt(TestPipeline pipeline) {
    pipeline.enableAbandonedNodeEnforcement(false);
    Flow<String> words = Flow.of(pipeline.apply(Create.of("a")));
    Object lock = new Object();

    assertThatThrownBy(() -> words.mapBatch(String.class, 2, batch -> List.of("" + lock)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll("mapBatch:", "captures a java.lang.Object");
  }

  @Test
  void mapBatch_methodReference_namesTheStep(TestPipeline pipeline) {
    PCollection<Integer> sums =
        Flow.of(pipeline.apply("numbers", Create.of(1)))
            .mapBatch(2, MapBatchTest::sum)
            .toPCollection();

    assertThat(Outcome.names(pipeline)).containsExactly("numbers", "mapBatch sum");
    PAssert.that(sums).containsInAnyOrder(1);
    pipeline.run();
  }

  /** Elements of one bundle, in this order. */
  @SafeVarargs
  @SuppressWarnings("varargs") // the array is only read
  private static PCollection<String> timestamped(
      TestPipeline pipeline, TimestampedValue<String>... elements) {
    return Bundles.one(pipeline, StringUtf8Coder.of(), elements);
  }

  private static List<Integer> sum(List<Integer> batch) {
    return List.of(batch.stream().mapToInt(Integer::intValue).sum());
  }

  private static List<Integer> twice(List<Integer> batch) {
    List<Integer> results = new ArrayList<>(batch);
    results.addAll(batch);
    return results;
  }

  private static <T> List<List<T>> asOne(List<T> batch) {
    return List.of(new ArrayList<>(batch));
  }
}
