package io.millrace.flow;

import static io.millrace.flow.Reducers.count;
import static io.millrace.flow.Seconds.at;
import static io.millrace.flow.Seconds.window;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.beam.sdk.coders.NullableCoder;
import org.apache.beam.sdk.coders.StringUtf8Coder;
import org.apache.beam.sdk.testing.PAssert;
import org.apache.beam.sdk.testing.TestPipeline;
import org.apache.beam.sdk.testing.TestPipelineExtension;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(TestPipelineExtension.class)
class MergeTest {

  @Test
  void merge_severalFlows_givesTheElementsOfAll(TestPipeline pipeline) {
    PCollection<String> words =
        Flow.merge(
                Flow.of(pipeline.apply("first", Create.of("a", "b"))),
                Flow.of(pipeline.apply("second", Create.of("b"))),
                Flow.from(pipeline, ListSource.of(List.of("c"))))
            .toPCollection();

    PAssert.that(words).containsInAnyOrder("a", "b", "b", "c");
    pipeline.run();
  }

  @Test
  void merge_oneFlow_isThatFlow(TestPipeline pipeline) {
    PCollection<String> words =
        Flow.merge(Flow.of(pipeline.apply(Create.of("a", "b")))).toPCollection();

    PAssert.that(words).containsInAnyOrder("a", "b");
    pipeline.run();
  }

  @Test
  void merge_withItself_givesEachElementTwice(TestPipeline pipeline) {
    Flow<String> words = Flow.of(pipeline.apply(Create.of("a", "b"))).counted("words");

    PCollection<String> twice = Flow.merge(words, words).toPCollection();

    PAssert.that(twice).containsInAnyOrder("a", "a", "b", "b");
    assertThat(Outcome.counters(pipeline.run(), "millrace")).isEqualTo(Map.of("words", 2L));
  }

  @Test
  void merge_emptyFlows_isEmpty(TestPipeline pipeline) {
    PCollection<String> words =
        Flow.merge(
                Flow.of(pipeline.apply("first", Create.empty(StringUtf8Coder.of()))),
                Flow.of(pipeline.apply("second", Create.of("a"))).reject(word -> true))
            .toPCollection();

    PAssert.that(words).empty();
    pipeline.run();
  }

  @Test
  void merge_oneIsEmpty_givesTheOthers(TestPipeline pipeline) {
    PCollection<KV<String, Long>> counts =
        Flow.merge(
                Flow.of(pipeline.apply("first", Create.empty(StringUtf8Coder.of()))),
                Flow.of(pipeline.apply("second", Create.of("a"))))
            .partition()
            .reduce(count())
            .toPCollection();

    PAssert.that(counts).containsInAnyOrder(List.of(KV.of("a", 1L)));
    pipeline.run();
  }

  @Test
  void merge_nullElements_arePassed(TestPipeline pipeline) {
    PCollection<String> words =
        Flow.merge(
                Flow.of(
                    pipeline.apply(
                        Create.of(Arrays.asList("a", null))
                            .withCoder(NullableCoder.of(StringUtf8Coder.of())))),
                Flow.of(pipeline.apply("second", Create.of("b"))))
            .toPCollection();

    PAssert.that(words).containsInAnyOrder("a", null, "b");
    pipeline.run();
  }

  @Test
  void merge_thenOperators_areDoneForAll(TestPipeline pipeline) {
    PCollection<Integer> lengths =
        Flow.merge(
                Flow.of(pipeline.apply("first", Create.of("a", "bb"))).map(word -> word + "!"),
                Flow.of(pipeline.apply("second", Create.of("ccc", ""))))
            .filter(word -> !word.isEmpty())
            .map(String::length)
            .toPCollection();

    PAssert.that(lengths).containsInAnyOrder(2, 3, 3);
    pipeline.run();
  }

  @Test
  void merge_thenReduce_countsOverAll(TestPipeline pipeline) {
    PCollection<KV<String, Long>> counts =
        Flow.merge(
                Flow.from(pipeline, ListSource.of(List.of("a", "b"))),
                Flow.of(pipeline.apply(Create.of("a", "c"))))
            .partition()
            .reduce(count())
            .toPCollection();

    PAssert.that(counts)
        .containsInAnyOrder(List.of(KV.of("a", 2L), KV.of("b", 1L), KV.of("c", 1L)));
    pipeline.run();
  }

  @Test
  void merge_ofReduces_givesTheResultsOfBoth(TestPipeline pipeline) {
    Flow<String> words = Flow.of(pipeline.apply(Create.of("a", "bb", "cc"))).counted("words");

    PCollection<KV<String, Long>> counts =
        Flow.merge(
                words.partition().reduce(count()),
                words.map(word -> "length " + word.length()).partition().reduce(count()))
            .toPCollection();

    PAssert.that(counts)
        .containsInAnyOrder(
            List.of(
                KV.of("a", 1L),
                KV.of("bb", 1L),
                KV.of("cc", 1L),
                KV.of("length 1", 1L),
                KV.of("length 2", 2L)));
    assertThat(Outcome.counters(pipeline.run(), "millrace")).containsEntry("words", 3L);
  }

  @Test
  void merge_ofMerges_givesTheElementsOfAll(TestPipeline pipeline) {
    Flow<String> first = Flow.of(pipeline.apply("first", Create.of("a")));
    Flow<String> second = Flow.of(pipeline.apply("second", Create.of("b")));

    PCollection<String> words =
        Flow.merge(Flow.merge(first, second).map(word -> word + "!"), second).toPCollection();

    PAssert.that(words).containsInAnyOrder("a!", "b!", "b");
    pipeline.run();
  }

  @Test
  void merge_intoASink_writesTheElementsOfAll(TestPipeline pipeline) {
    ListSink<String> sink = ListSink.create();

    Flow.merge(
            Flow.of(pipeline.apply("first", Create.of("a"))),
            Flow.of(pipeline.apply("second", Create.of("b"))))
        .into(sink);
    pipeline.run();

    assertThat(sink.flushed()).containsExactlyInAnyOrder("a", "b");
  }

  @Test
  void merge_windowedFlows_keepsTheWindows(TestPipeline pipeline) {
    PCollection<KV<String, Long>> counts =
        Flow.merge(
                Flow.of(
                    pipeline
                        .apply("first", Create.timestamped(at("a", 0), at("a", 1000)))
                        .apply("first's", Seconds.windows())),
                Flow.of(
                    pipeline
                        .apply("second", Create.timestamped(at("a", 999)))
                        .apply("second's", Seconds.windows())))
            .partition()
            .reduce(count())
            .toPCollection();

    PAssert.that(counts).inWindow(window(0)).containsInAnyOrder(List.of(KV.of("a", 2L)));
    PAssert.that(counts).inWindow(window(1)).containsInAnyOrder(List.of(KV.of("a", 1L)));
    pipeline.run();
  }

  @Test
  void merge_differentWindows_isRefusedWhenItIsCompiled(TestPipeline pipeline) {
    pipeline.enableAbandonedNodeEnforcement(false);
    Flow<String> global = Flow.of(pipeline.apply("first", Create.of("a")));
    Flow<String> windowed =
        Flow.of(pipeline.apply("second", Create.of("a")).apply(Seconds.windows()));
    Flow<String> both = Flow.merge(global, windowed);

    assertThatThrownBy(both::toPCollection)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("incompatible window");
  }

  @Test
  void merge_flowsOfSeveralPipelines_isRefused(TestPipeline pipeline) {
    pipeline.enableAbandonedNodeEnforcement(false);
    Flow<String> here = Flow.of(pipeline.apply(Create.of("a")));
    Flow<String> there = Flow.of(TestPipeline.create().apply(Create.of("a")));

    assertThatThrownBy(() -> Flow.merge(here, there))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("merge: the flows are of several pipelines; read each by itself");
  }

  @Test
  void merge_operatorBehindItThrows_namesStepElementAndCause(TestPipeline pipeline) {
    Flow.merge(
            Flow.of(pipeline.apply("first", Create.of("1"))),
            Flow.of(pipeline.apply("second", Create.of("x"))))
        .map(text -> Integer.valueOf(text))
        .toPCollection();

    assertThatThrownBy(pipeline::run)
        .hasStackTraceContaining("step 'map' failed on x: java.lang.NumberFormatException");
  }

  @Test
  void merge_operatorsBehindIt_areNamedInEachStage(TestPipeline pipeline) {
    PCollection<Integer> lengths =
        Flow.merge(
                Flow.of(pipeline.apply("first", Create.of("a"))).filter(word -> true),
                Flow.of(pipeline.apply("second", Create.of("bb"))))
            .map(String::length)
            .toPCollection();

    assertThat(Outcome.names(pipeline))
        .containsExactly("first", "second", "filter, map length", "map length", "merge");
    PAssert.that(lengths).containsInAnyOrder(1, 2);
    pipeline.run();
  }
}
