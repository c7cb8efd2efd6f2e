package io.millrace.flow;

import static io.millrace.flow.Reducers.count;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.beam.sdk.testing.PAssert;
import org.apache.beam.sdk.testing.TestPipeline;
import org.apache.beam.sdk.testing.TestPipelineExtension;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.TypeDescriptor;
import org.apache.beam.sdk.values.TypeDescriptors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(TestPipelineExtension.class)
class TogetherTest {

  @Test
  void together_branchesOfASource_readsItOnceAndDoesTheCommonStepsOnce(TestPipeline pipeline) {
    CountedSource source = CountedSource.of("a", "bb", "b");
    ListSink<Integer> lengths = ListSink.create();
    ListSink<String> loud = ListSink.create();
    Flow<String> words = Flow.from(pipeline, source).filter(w -> !w.isEmpty()).counted("words");

    Flow.together(words.map(String::length).to(lengths), words.map(word -> word + "!").to(loud));

    Map<String, Long> counters = Outcome.counters(pipeline.run(), "millrace");
    assertThat(lengths.flushed()).containsExactlyInAnyOrder(1, 2, 1);
    assertThat(loud.flushed()).containsExactlyInAnyOrder("a!", "bb!", "b!");
    assertThat(counters).isEqualTo(Map.of("words", 3L));
    assertThat(source.reads()).isEqualTo(1);
  }

  @Test
  void together_reducesOfASource_readsItOnce(TestPipeline pipeline) {
    CountedSource source = CountedSource.of("a", "bb", "b", "a");
    ListSink<KV<String, Long>> perWord = ListSink.create();
    ListSink<KV<Integer, Long>> perLength = ListSink.create();
    ListSink<String> all = ListSink.create();
    Flow<String> words = Flow.from(pipeline, source).counted("words");

    Flow.together(
        words.partition().reduce(count()).to(perWord),
        words.partitionBy(String::length).reduce(count()).to(perLength),
        words.to(all));

    Map<String, Long> counters = Outcome.counters(pipeline.run(), "millrace");
    assertThat(perWord.flushed())
        .containsExactlyInAnyOrder(KV.of("a", 2L), KV.of("bb", 1L), KV.of("b", 1L));
    assertThat(perLength.flushed()).containsExactlyInAnyOrder(KV.of(1, 3L), KV.of(2, 1L));
    assertThat(all.flushed()).containsExactlyInAnyOrder("a", "bb", "b", "a");
    assertThat(counters).containsEntry("words", 4L);
    assertThat(source.reads()).isEqualTo(1);
  }

  @Test
  void together_branchesOfAReduce_mergesEachShardOnce(TestPipeline pipeline) {
    ListSink<KV<String, Long>> counts = ListSink.create();
    ListSink<Long> values = ListSink.create();
    KeyedFlow<String, Long> reduced =
        Flow.of(pipeline.apply(Create.of("a", "b", "a")))
            .counted("words")
            .partition()
            .reduce(count())
            .each(pair -> {});
    Flow<KV<String, Long>> counted = reduced.counted("keys");

    Flow.together(counted.to(counts), counted.map(KV::getValue).to(values));

    Map<String, Long> counters = Outcome.counters(pipeline.run(), "millrace");
    assertThat(counts.flushed()).containsExactlyInAnyOrder(KV.of("a", 2L), KV.of("b", 1L));
    assertThat(values.flushed()).containsExactlyInAnyOrder(2L, 1L);
    assertThat(counters).containsEntry("words", 3L).containsEntry("keys", 2L);
  }

  @Test
  void together_branchesOfACollection_doesTheCommonStepsOnce(TestPipeline pipeline) {
    ListSink<String> first = ListSink.create();
    ListSink<String> second = ListSink.create();
    Flow<String> words = Flow.of(pipeline.apply(Create.of("a", "b"))).counted("words");

    Flow.together(words.to(first), words.filter(word -> word.equals("a")).to(second));

    Map<String, Long> counters = Outcome.counters(pipeline.run(), "millrace");
    assertThat(first.flushed()).containsExactlyInAnyOrder("a", "b");
    assertThat(second.flushed()).containsExactly("a");
    assertThat(counters).isEqualTo(Map.of("words", 2L));
  }

  @Test
  void together_branchesOfAMerge_doesTheCommonStepsOnceForEach(TestPipeline pipeline) {
    CountedSource source = CountedSource.of("a", "bb");
    ListSink<String> first = ListSink.create();
    ListSink<Integer> second = ListSink.create();
    Flow<String> words = Flow.from(pipeline, source);
    Flow<String> both = Flow.merge(words, words.map(word -> word + "!")).counted("words");

    Flow.together(both.to(first), both.map(String::length).to(second));

    Map<String, Long> counters = Outcome.counters(pipeline.run(), "millrace");
    assertThat(first.flushed()).containsExactlyInAnyOrder("a", "bb", "a!", "bb!");
    assertThat(second.flushed()).containsExactlyInAnyOrder(1, 2, 2, 3);
    assertThat(counters).isEqualTo(Map.of("words", 4L));
    assertThat(source.reads()).isEqualTo(1);
  }

  @Test
  void together_branchesOfAShuffle_shufflesOnce(TestPipeline pipeline) {
    CountedSource source = CountedSource.of("a", "b");
    ListSink<String> first = ListSink.create();
    ListSink<String> second = ListSink.create();
    Flow<String> dealt = Flow.from(pipeline, source).shuffle().counted("dealt");

    Flow.together(dealt.to(first), dealt.map(word -> word + "!").to(second));

    Map<String, Long> counters = Outcome.counters(pipeline.run(), "millrace");
    assertThat(first.flushed()).containsExactlyInAnyOrder("a", "b");
    assertThat(second.flushed()).containsExactlyInAnyOrder("a!", "b!");
    assertThat(counters).isEqualTo(Map.of("dealt", 2L));
    assertThat(source.reads()).isEqualTo(1);
  }

  @Test
  void together_branchesWithTheirOwnOnError_routesEachBranchsFailures(TestPipeline pipeline) {
    ListSink<Failure> failures = ListSink.create();
    ListSink<Integer> numbers = ListSink.create();
    ListSink<String> words = ListSink.create();
    CountedSource source = CountedSource.of("1", "x");
    Flow<String> texts = Flow.from(pipeline, source);

    Flow.together(
        texts.onError(DeadLetters.into(failures)).map(t -> Integer.valueOf(t)).to(numbers),
        texts.to(words));

    pipeline.run();
    assertThat(numbers.flushed()).containsExactly(1);
    assertThat(words.flushed()).containsExactlyInAnyOrder("1", "x");
    assertThat(failures.flushed()).extracting(Failure::element).containsExactly("x");
    assertThat(source.reads()).isEqualTo(1);
  }

  @Test
  void together_oneEnding_isLikeInto(TestPipeline pipeline) {
    ListSink<String> sink = ListSink.create();

    Flow.together(Flow.of(pipeline.apply(Create.of("a", "b"))).to(sink));

    pipeline.run();
    assertThat(sink.flushed()).containsExactlyInAnyOrder("a", "b");
  }

  @Test
  void together_emptySource_writesNothing(TestPipeline pipeline) {
    ListSink<String> first = ListSink.create();
    ListSink<Long> second = ListSink.create();
    Flow<String> words = Flow.from(pipeline, ListSource.of());

    Flow.together(words.to(first), words.reduceAll(count()).to(second));

    pipeline.run();
    assertThat(first.flushed()).isEmpty();
    assertThat(second.flushed()).containsExactly(0L);
  }

  @Test
  void together_unrelatedFlows_writesBoth(TestPipeline pipeline) {
    ListSink<String> first = ListSink.create();
    ListSink<Integer> second = ListSink.create();

    Flow.together(
        Flow.of(pipeline.apply("first", Create.of("a"))).to(first),
        Flow.of(pipeline.apply("second", Create.of(1))).to(second));

    pipeline.run();
    assertThat(first.flushed()).containsExactly("a");
    assertThat(second.flushed()).containsExactly(1);
  }

  @Test
  void toPCollection_continuedTwice_isComputedOnce(TestPipeline pipeline) {
    CountedSource source = CountedSource.of("a", "bb");
    Flow<String> words = Flow.from(pipeline, source);

    PCollection<String> all = words.toPCollection();
    PCollection<Integer> lengths = words.map(String::length).toPCollection();

    assertThat(words.toPCollection()).isSameAs(all);
    PAssert.that(all).containsInAnyOrder("a", "bb");
    PAssert.that(lengths).containsInAnyOrder(1, 2);
    pipeline.run();
    assertThat(source.reads()).isEqualTo(1);
  }

  @Test
  void reduce_continuedTwice_readsAndFoldsOnce(TestPipeline pipeline) {
    CountedSource source = CountedSource.of("a", "b", "a");
    ListSink<KV<String, Long>> counts = ListSink.create();
    ListSink<String> keys = ListSink.create();
    KeyedFlow<String, Long> reduced = Flow.from(pipeline, source).partition().reduce(count());

    reduced.into(counts);
    reduced.keys().into(keys);

    pipeline.run();
    assertThat(counts.flushed()).containsExactlyInAnyOrder(KV.of("a", 2L), KV.of("b", 1L));
    assertThat(keys.flushed()).containsExactlyInAnyOrder("a", "b");
    assertThat(source.reads()).isEqualTo(1);
  }

  @Test
  void flow_continuedTwiceOneByOne_isReadTwice(TestPipeline pipeline) {
    CountedSource source = CountedSource.of("a", "b");
    ListSink<String> first = ListSink.create();
    ListSink<String> second = ListSink.create();
    Flow<String> words = Flow.from(pipeline, source);

    words.into(first);
    words.into(second);

    pipeline.run();
    assertThat(first.flushed()).containsExactlyInAnyOrder("a", "b");
    assertThat(second.flushed()).containsExactlyInAnyOrder("a", "b");
    assertThat(source.reads()).isEqualTo(2);
  }

  @Test
  void together_stage_isCalledAfterAllOfIt(TestPipeline pipeline) {
    ListSink<String> sink = ListSink.create();
    Flow<String> words = Flow.of(pipeline.apply("words", Create.of("a"))).filter(word -> true);

    Flow.together(
        words.named("all of them").to(sink), words.map(w -> w + "!").named("loud").to(sink));

    assertThat(Outcome.names(pipeline)).containsExactly("words", "filter, all of them | map, loud");
    pipeline.run();
    assertThat(sink.flushed()).containsExactlyInAnyOrder("a", "a!");
  }

  @Test
  void together_oneBranchThrows_failsTheJobNamingItsStep(TestPipeline pipeline) {
    Flow<String> words = Flow.of(pipeline.apply(Create.of("x")));

    Flow.together(
        words.to(ListSink.create()), words.map(w -> Integer.valueOf(w)).to(ListSink.create()));

    assertThatThrownBy(pipeline::run)
        .hasStackTraceContaining("step 'map' failed on x: java.lang.NumberFormatException");
  }

  @Test
  void together_flowsOfSeveralPipelines_isRefused(TestPipeline pipeline) {
    pipeline.enableAbandonedNodeEnforcement(false);
    Ending<String> here = Flow.of(pipeline.apply(Create.of("a"))).to(ListSink.create());
    Ending<String> there =
        Flow.of(TestPipeline.create().apply(Create.of("a"))).to(ListSink.create());

    assertThatThrownBy(() -> Flow.together(here, there))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("together: the flows are of several pipelines; each runs by itself");
  }

  /** Words in one split, which counts how often it is read. */
  private static final class CountedSource extends Source<String> {

    private static final long serialVersionUID = 1L;

    private final List<String> words;
    private final Shared<AtomicInteger> reads = Shared.of(new AtomicInteger());

    private CountedSource(List<String> words) {
      this.words = words;
    }

    static CountedSource of(String... words) {
      return new CountedSource(List.of(words));
    }

    int reads() {
      return reads.get().get();
    }

    @Override
    protected List<Split<String>> splits(int parallelism) {
      List<String> inOrder = words;
      Shared<AtomicInteger> counter = reads;
      return List.of(
          receiver -> {
            counter.get().incrementAndGet();
            for (String word : inOrder) {
              receiver.accept(word);
            }
          });
    }

    @Override
    protected TypeDescriptor<String> elementType() {
      return TypeDescriptors.strings();
    }
  }
}
