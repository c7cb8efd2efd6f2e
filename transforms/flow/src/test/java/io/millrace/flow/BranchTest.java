package io.millrace.flow;

import static io.millrace.flow.Reducers.count;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.flow.connect.Split;
import io.millrace.flow.function.Failure;
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
class BranchTest {

  @Test
  void branchesOfASource_readsItOnceAndDoesTheCommonStepsOnce(TestPipeline pipeline) {
    CountedSource source = CountedSource.of("a", "bb", "b");
    ListSink<Integer> lengths = ListSink.create();
    ListSink<String> loud = ListSink.create();
    Flow<String> words = Flow.from(pipeline, source).filter(w -> !w.isEmpty()).counted("words");

    words.map(String::length).into(lengths);
    words.map(word -> word + "!").into(loud);

    Map<String, Long> counters = Outcome.counters(pipeline.run(), "millrace");
    assertThat(lengths.flushed()).containsExactlyInAnyOrder(1, 2, 1);
    assertThat(loud.flushed()).containsExactlyInAnyOrder("a!", "bb!", "b!");
    assertThat(counters).isEqualTo(Map.of("rowsRead", 3L, "splitsDone", 1L, "words", 3L));
    assertThat(source.reads()).isEqualTo(1);
  }

  @Test
  void reducesOfASource_readsItOnce(TestPipeline pipeline) {
    CountedSource source = CountedSource.of("a", "bb", "b", "a");
    ListSink<KV<String, Long>> perWord = ListSink.create();
    ListSink<KV<Integer, Long>> perLength = ListSink.create();
    ListSink<String> all = ListSink.create();
    Flow<String> words = Flow.from(pipeline, source).counted("words");

    words.partition().reduce(count()).into(perWord);
    words.partitionBy(String::length).reduce(count()).into(perLength);
    words.into(all);

    Map<String, Long> counters = Outcome.counters(pipeline.run(), "millrace");
    assertThat(perWord.flushed())
        .containsExactlyInAnyOrder(KV.of("a", 2L), KV.of("bb", 1L), KV.of("b", 1L));
    assertThat(perLength.flushed()).containsExactlyInAnyOrder(KV.of(1, 3L), KV.of(2, 1L));
    assertThat(all.flushed()).containsExactlyInAnyOrder("a", "bb", "b", "a");
    assertThat(counters).containsEntry("words", 4L);
    assertThat(source.reads()).isEqualTo(1);
  }

  @Test
  void branchesOfAReduce_mergesEachShardOnce(TestPipeline pipeline) {
    ListSink<KV<String, Long>> counts = ListSink.create();
    ListSink<Long> values = ListSink.create();
    KeyedFlow<String, Long> reduced =
        Flow.of(pipeline.apply(Create.of("a", "b", "a")))
            .counted("words")
            .partition()
            .reduce(count())
            .each(pair -> {});
    Flow<KV<String, Long>> counted = reduced.counted("keys");

    counted.into(counts);
    counted.map(KV::getValue).into(values);

    Map<String, Long> counters = Outcome.counters(pipeline.run(), "millrace");
    assertThat(counts.flushed()).containsExactlyInAnyOrder(KV.of("a", 2L), KV.of("b", 1L));
    assertThat(values.flushed()).containsExactlyInAnyOrder(2L, 1L);
    assertThat(counters).containsEntry("words", 3L).containsEntry("keys", 2L);
  }

  @Test
  void branchesOfACollection_doesTheCommonStepsOnce(TestPipeline pipeline) {
    ListSink<String> first = ListSink.create();
    ListSink<String> second = ListSink.create();
    Flow<String> words = Flow.of(pipeline.apply(Create.of("a", "b"))).counted("words");

    words.into(first);
    words.filter(word -> word.equals("a")).into(second);

    Map<String, Long> counters = Outcome.counters(pipeline.run(), "millrace");
    assertThat(first.flushed()).containsExactlyInAnyOrder("a", "b");
    assertThat(second.flushed()).containsExactly("a");
    assertThat(counters).isEqualTo(Map.of("words", 2L));
  }

  @Test
  void branchesOfAMerge_doesTheCommonStepsOnceForEach(TestPipeline pipeline) {
    CountedSource source = CountedSource.of("a", "bb");
    ListSink<String> first = ListSink.create();
    ListSink<Integer> second = ListSink.create();
    Flow<String> words = Flow.from(pipeline, source);
    Flow<String> both = Flow.merge(words, words.map(word -> word + "!")).counted("words");

    both.into(first);
    both.map(String::length).into(second);

    Map<String, Long> counters = Outcome.counters(pipeline.run(), "millrace");
    assertThat(first.flushed()).containsExactlyInAnyOrder("a", "bb", "a!", "bb!");
    assertThat(second.flushed()).containsExactlyInAnyOrder(1, 2, 2, 3);
    assertThat(counters).isEqualTo(Map.of("rowsRead", 2L, "splitsDone", 1L, "words", 4L));
    assertThat(source.reads()).isEqualTo(1);
  }

  @Test
  void branchesOfAShuffle_shufflesOnce(TestPipeline pipeline) {
    CountedSource source = CountedSource.of("a", "b");
    ListSink<String> first = ListSink.create();
    ListSink<String> second = ListSink.create();
    Flow<String> dealt = Flow.from(pipeline, source).shuffle().counted("dealt");

    dealt.into(first);
    dealt.map(word -> word + "!").into(second);

    Map<String, Long> counters = Outcome.counters(pipeline.run(), "millrace");
    assertThat(first.flushed()).containsExactlyInAnyOrder("a", "b");
    assertThat(second.flushed()).containsExactlyInAnyOrder("a!", "b!");
    assertThat(counters).containsEntry("rowsRead", 2L).containsEntry("dealt", 2L);
    assertThat(source.reads()).isEqualTo(1);
  }

  @Test
  void branchesWithTheirOwnOnError_routesEachBranchsFailures(TestPipeline pipeline) {
    ListSink<Failure> failures = ListSink.create();
    ListSink<Integer> numbers = ListSink.create();
    ListSink<String> words = ListSink.create();
    CountedSource source = CountedSource.of("1", "x");
    Flow<String> texts = Flow.from(pipeline, source);

    texts.onError(DeadLetters.into(failures)).map(t -> Integer.valueOf(t)).into(numbers);
    texts.into(words);

    pipeline.run();
    assertThat(numbers.flushed()).containsExactly(1);
    assertThat(words.flushed()).containsExactlyInAnyOrder("1", "x");
    assertThat(failures.flushed()).extracting(Failure::element).containsExactly("x");
    assertThat(source.reads()).isEqualTo(1);
  }

  @Test
  void branchesOfAnEmptySource_writesNothing(TestPipeline pipeline) {
    ListSink<String> first = ListSink.create();
    ListSink<Long> second = ListSink.create();
    Flow<String> words = Flow.from(pipeline, ListSource.of());

    words.into(first);
    words.reduceAll(count()).into(second);

    pipeline.run();
    assertThat(first.flushed()).isEmpty();
    assertThat(second.flushed()).containsExactly(0L);
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
  void stage_isCalledAfterItsFirstBranch(TestPipeline pipeline) {
    ListSink<String> sink = ListSink.create();
    Flow<String> words = Flow.of(pipeline.apply("words", Create.of("a"))).filter(word -> true);

    words.named("all of them").into(sink);
    words.map(w -> w + "!").named("loud").into(sink);

    assertThat(Outcome.names(pipeline))
        .containsExactly("words", "filter, all of them", "map, loud");
    pipeline.run();
    assertThat(sink.flushed()).containsExactlyInAnyOrder("a", "a!");
  }

  @Test
  void oneBranchThrows_failsTheJobNamingItsStep(TestPipeline pipeline) {
    Flow<String> words = Flow.of(pipeline.apply(Create.of("x")));

    words.into(ListSink.create());
    words.map(w -> Integer.valueOf(w)).into(ListSink.create());

    assertThatThrownBy(pipeline::run)
        .hasStackTraceContaining("step 'map' failed on x: java.lang.NumberFormatException");
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
