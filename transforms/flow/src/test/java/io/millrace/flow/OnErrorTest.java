package io.millrace.flow;

import static io.millrace.flow.Reducers.count;
import static io.millrace.flow.Reducers.sumLong;
import static io.millrace.flow.Seconds.at;
import static io.millrace.flow.Seconds.moment;
import static io.millrace.flow.Seconds.window;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.millrace.flow.function.Failure;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.apache.beam.sdk.coders.NullableCoder;
import org.apache.beam.sdk.coders.StringUtf8Coder;
import org.apache.beam.sdk.testing.PAssert;
import org.apache.beam.sdk.testing.TestPipeline;
import org.apache.beam.sdk.testing.TestPipelineExtension;
import org.apache.beam.sdk.testing.TestStream;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.transforms.windowing.AfterPane;
import org.apache.beam.sdk.transforms.windowing.GlobalWindows;
import org.apache.beam.sdk.transforms.windowing.Repeatedly;
import org.apache.beam.sdk.transforms.windowing.Window;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.joda.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(TestPipelineExtension.class)
class OnErrorTest {

  private static final String NO_NUMBER =
      "java.lang.NumberFormatException: For input string: \"%s\"";

  @Test
  void onError_mapThrows_putsTheElementAsideAndGoesOn(TestPipeline pipeline) {
    ListSink<Failure> failures = ListSink.create();

    PCollection<Integer> numbers =
        Flow.of(pipeline.apply(Create.of("1", "x", "2")))
            .onError(DeadLetters.into(failures))
            .named("parse")
            .map(text -> Integer.valueOf(text))
            .toPCollection();

    PAssert.that(numbers).containsInAnyOrder(1, 2);
    pipeline.run();
    assertThat(failures.flushed())
        .containsExactly(new Failure("parse", "x", NO_NUMBER.formatted("x")));
  }

  @Test
  void onError_nothingThrows_hasNoDeadLetters(TestPipeline pipeline) {
    ListSink<Failure> failures = ListSink.create();

    PCollection<Integer> numbers =
        Flow.of(pipeline.apply(Create.of("1", "2")))
            .onError(DeadLetters.into(failures).atMost(0))
            .map(text -> Integer.valueOf(text))
            .toPCollection();

    PAssert.that(numbers).containsInAnyOrder(1, 2);
    pipeline.run();
    assertThat(failures.flushed()).isEmpty();
  }

  @Test
  void onError_emptyInput_isEmpty(TestPipeline pipeline) {
    ListSink<Failure> failures = ListSink.create();

    PCollection<Integer> numbers =
        Flow.of(pipeline.apply(Create.of("x")))
            .reject(text -> true)
            .onError(DeadLetters.into(failures).atMostShare(0))
            .map(text -> Integer.valueOf(text))
            .toPCollection();

    PAssert.that(numbers).empty();
    pipeline.run();
    assertThat(failures.flushed()).isEmpty();
  }

  @Test
  void onError_toAFlow_continuesTheFailures(TestPipeline pipeline) {
    ListSink<String> failed = ListSink.create();

    PCollection<Integer> numbers =
        Flow.of(pipeline.apply(Create.of("1", "x", "y")))
            .onError(DeadLetters.to(failures -> failures.map(Failure::element).into(failed)))
            .map(text -> Integer.valueOf(text))
            .toPCollection();

    PAssert.that(numbers).containsInAnyOrder(1);
    pipeline.run();
    assertThat(failed.flushed()).containsExactlyInAnyOrder("x", "y");
  }

  @Test
  void onError_eachOperator_namesItself(TestPipeline pipeline) {
    ListSink<Failure> failures = ListSink.create();

    PCollection<KV<Integer, Long>> counts =
        Flow.from(
                pipeline,
                ListSource.of(List.of("filter", "reject", "each", "map", "batch", "key", "good")))
            .onError(DeadLetters.into(failures))
            .filter(word -> unless("filter", word))
            .reject(word -> !unless("reject", word))
            .each(word -> unless("each", word))
            .map(word -> unless("map", word) ? word : "")
            .mapBatch(String.class, 1, words -> unless("batch", words.get(0)) ? words : List.of())
            .partitionBy(word -> unless("key", word) ? word.length() : 0)
            .reduce(count())
            .toPCollection();

    PAssert.that(counts).containsInAnyOrder(List.of(KV.of(4, 1L)));
    pipeline.run();
    assertThat(failures.flushed())
        .extracting(Failure::step, Failure::element)
        .containsExactlyInAnyOrder(
            tuple("filter", "filter"),
            tuple("reject", "reject"),
            tuple("each", "each"),
            tuple("map", "map"),
            tuple("mapBatch", "batch"),
            tuple("partition by key", "key"));
  }

  @Test
  void onError_flatMapThrowsOnTheWay_keepsWhatItGaveBefore(TestPipeline pipeline) {
    ListSink<Failure> failures = ListSink.create();

    PCollection<Integer> numbers =
        Flow.of(pipeline.apply(Create.of("1 2 x 3")))
            .onError(DeadLetters.into(failures))
            .flatMap(Integer.class, OnErrorTest::lazily)
            .toPCollection();

    PAssert.that(numbers).containsInAnyOrder(1, 2);
    pipeline.run();
    assertThat(failures.flushed())
        .containsExactly(new Failure("flatMap lazily", "1 2 x 3", NO_NUMBER.formatted("x")));
  }

  @Test
  void onError_batchThrows_putsEachOfItsElementsAside(TestPipeline pipeline) {
    ListSink<Failure> failures = ListSink.create();

    PCollection<Integer> numbers =
        Flow.from(pipeline, ListSource.of(List.of("1", "x", "2", "3", "y")))
            .onError(DeadLetters.into(failures))
            .mapBatch(Integer.class, 2, texts -> texts.stream().map(Integer::valueOf).toList())
            .toPCollection();

    PAssert.that(numbers).containsInAnyOrder(2, 3);
    pipeline.run();
    assertThat(failures.flushed())
        .containsExactlyInAnyOrder(
            new Failure("mapBatch", "1", NO_NUMBER.formatted("x")),
            new Failure("mapBatch", "x", NO_NUMBER.formatted("x")),
            new Failure("mapBatch", "y", NO_NUMBER.formatted("y")));
  }

  @Test
  void onError_operatorBeforeItThrows_failsTheJob(TestPipeline pipeline) {
    Flow.of(pipeline.apply(Create.of("x")))
        .map(text -> Integer.valueOf(text))
        .onError(DeadLetters.into(ListSink.create()))
        .map(number -> number + 1)
        .toPCollection();

    assertThatThrownBy(pipeline::run).hasStackTraceContaining("step 'map' failed on x");
  }

  @Test
  void onError_operatorBehindTheNextBoundaryThrows_failsTheJob(TestPipeline pipeline) {
    Flow.of(pipeline.apply(Create.of("x")))
        .onError(DeadLetters.into(ListSink.create()))
        .partition()
        .reduce(count())
        .map(pair -> Integer.valueOf(pair.getKey()))
        .toPCollection();

    assertThatThrownBy(pipeline::run).hasStackTraceContaining("step 'map' failed on KV{x, 1}");
  }

  @Test
  void onError_reducerThrows_failsTheJob(TestPipeline pipeline) {
    Flow.of(pipeline.apply(Create.of("x")))
        .onError(DeadLetters.into(ListSink.create()))
        .partition()
        .reduce(sumLong(Long::parseLong))
        .toPCollection();

    assertThatThrownBy(pipeline::run).hasStackTraceContaining("failed on x");
  }

  @Test
  void onError_twice_theNearerTakesTheFailure(TestPipeline pipeline) {
    ListSink<Failure> first = ListSink.create();
    ListSink<Failure> second = ListSink.create();

    PCollection<Integer> tens =
        Flow.of(pipeline.apply(Create.of("1", "x", "0")))
            .onError(DeadLetters.into(first))
            .map(text -> Integer.valueOf(text))
            .onError(DeadLetters.into(second))
            .map(number -> 10 / number)
            .toPCollection();

    PAssert.that(tens).containsInAnyOrder(10);
    pipeline.run();
    assertThat(first.flushed()).extracting(Failure::element).containsExactly("x");
    assertThat(second.flushed()).extracting(Failure::element).containsExactly("0");
  }

  @Test
  void onError_nullAndLongElements_areShown(TestPipeline pipeline) {
    ListSink<Failure> failures = ListSink.create();

    Flow.of(
            pipeline.apply(
                Create.of(Arrays.asList("x".repeat(70_000), null))
                    .withCoder(NullableCoder.of(StringUtf8Coder.of()))))
        .onError(DeadLetters.into(failures))
        .map(
            String.class,
            text -> {
              throw new IllegalStateException("no");
            })
        .into(ListSink.create());
    pipeline.run();

    assertThat(failures.flushed())
        .extracting(Failure::element)
        .containsExactlyInAnyOrder("null", "x".repeat(65_536) + "…");
  }

  @Test
  void onError_windowedInput_keepsTheWindowsOfTheFailures(TestPipeline pipeline) {
    AtomicReference<PCollection<Failure>> failures = new AtomicReference<>();

    PCollection<Integer> numbers =
        Flow.of(
                pipeline
                    .apply(Create.timestamped(at("1", 0), at("x", 1), at("y", 1000)))
                    .apply(Seconds.windows()))
            .onError(DeadLetters.to(flow -> failures.set(flow.toPCollection())))
            .map(text -> Integer.valueOf(text))
            .toPCollection();

    PAssert.that(numbers).inWindow(window(0)).containsInAnyOrder(1);
    PAssert.that(failures.get())
        .inWindow(window(0))
        .containsInAnyOrder(new Failure("map", "x", NO_NUMBER.formatted("x")));
    PAssert.that(failures.get())
        .inWindow(window(1))
        .containsInAnyOrder(new Failure("map", "y", NO_NUMBER.formatted("y")));
    pipeline.run();
  }

  @Test
  void onError_mergedFlows_failuresOfAllStagesTogether(TestPipeline pipeline) {
    List<Flow<Failure>> flows = new ArrayList<>();
    ListSink<Failure> failures = ListSink.create();

    PCollection<Integer> numbers =
        Flow.merge(
                Flow.of(pipeline.apply("first", Create.of("1", "x"))),
                Flow.of(pipeline.apply("second", Create.of("2", "y"))))
            .onError(
                DeadLetters.to(
                    flow -> {
                      flows.add(flow);
                      flow.into(failures);
                    }))
            .map(text -> Integer.valueOf(text))
            .toPCollection();

    PAssert.that(numbers).containsInAnyOrder(1, 2);
    pipeline.run();
    assertThat(flows).hasSize(1);
    assertThat(failures.flushed()).extracting(Failure::element).containsExactlyInAnyOrder("x", "y");
  }

  @Test
  void atMost_mergedFlows_failuresOfAllCount(TestPipeline pipeline) {
    Flow.merge(
            Flow.of(pipeline.apply("first", Create.of("1", "x"))),
            Flow.of(pipeline.apply("second", Create.of("2", "y"))))
        .onError(DeadLetters.into(ListSink.create()).atMost(1))
        .map(text -> Integer.valueOf(text))
        .toPCollection();

    assertThatThrownBy(pipeline::run)
        .hasStackTraceContaining("onError: 2 elements failed, and at most 1 may");
  }

  @Test
  void atMost_asManyFailures_goesOn(TestPipeline pipeline) {
    ListSink<Failure> failures = ListSink.create();

    PCollection<Integer> numbers =
        Flow.of(pipeline.apply(Create.of("1", "x", "y")))
            .onError(DeadLetters.into(failures).atMost(2))
            .map(text -> Integer.valueOf(text))
            .toPCollection();

    PAssert.that(numbers).containsInAnyOrder(1);
    pipeline.run();
    assertThat(failures.flushed()).hasSize(2);
  }

  @Test
  void atMost_moreFailuresInOneBundle_failsAtOnceNamingTheLast(TestPipeline pipeline) {
    Flow.from(pipeline, ListSource.of(List.of("x", "y", "z")))
        .onError(DeadLetters.into(ListSink.create()).atMost(1))
        .map(text -> Integer.valueOf(text))
        .into(ListSink.create());

    assertThatThrownBy(pipeline::run)
        .hasStackTraceContaining(
            "onError: 2 elements failed, and at most 1 may; the last: step 'map' failed on y:"
                + " java.lang.NumberFormatException");
  }

  @Test
  void atMost_moreFailuresInAllBundles_failsAtTheEnd(TestPipeline pipeline) {
    Flow.from(pipeline, ListSource.of(List.of("x"), List.of("1"), List.of("y")))
        .onError(DeadLetters.into(ListSink.create()).atMost(1))
        .map(text -> Integer.valueOf(text))
        .into(ListSink.create());

    assertThatThrownBy(pipeline::run)
        .hasStackTraceContaining("onError: 2 elements failed, and at most 1 may");
  }

  @Test
  void atMost_failuresAtTheEndOfABundle_areCounted(TestPipeline pipeline) {
    Flow.from(pipeline, ListSource.of(List.of("x"), List.of("1"), List.of("y")))
        .onError(DeadLetters.into(ListSink.create()).atMost(1))
        .mapBatch(Integer.class, 9, texts -> texts.stream().map(Integer::valueOf).toList())
        .into(ListSink.create());

    assertThatThrownBy(pipeline::run)
        .hasStackTraceContaining("onError: 2 elements failed, and at most 1 may");
  }

  @Test
  void atMost_moreFailuresInAllWindows_failsAtTheEnd(TestPipeline pipeline) {
    Flow.of(
            pipeline
                .apply("elements", Create.timestamped(at("x", 0), at("y", 1000)))
                .apply(Seconds.windows()))
        .onError(DeadLetters.into(ListSink.create()).atMost(1))
        .map(text -> Integer.valueOf(text))
        .into(ListSink.create());

    assertThatThrownBy(pipeline::run)
        .hasStackTraceContaining("onError: 2 elements failed, and at most 1 may");
  }

  @Test
  void atMost_inputWithATriggerOfItsOwn_failsAtTheEnd(TestPipeline pipeline) {
    Flow.of(
            pipeline
                .apply(ListSource.of(List.of("x"), List.of("1"), List.of("y")))
                .apply(
                    Window.<String>into(new GlobalWindows())
                        .triggering(Repeatedly.forever(AfterPane.elementCountAtLeast(1)))
                        .withAllowedLateness(Duration.ZERO)
                        .discardingFiredPanes()))
        .onError(DeadLetters.into(ListSink.create()).atMost(1))
        .map(text -> Integer.valueOf(text))
        .into(ListSink.create());

    assertThatThrownBy(pipeline::run)
        .hasStackTraceContaining("onError: 2 elements failed, and at most 1 may");
  }

  @Test
  void atMost_unboundedFlow_isCheckedForEachBundle(TestPipeline pipeline) {
    Flow.of(
            pipeline.apply(
                TestStream.create(StringUtf8Coder.of())
                    .addElements(at("x", 0))
                    .advanceWatermarkTo(moment(1000))
                    .addElements(at("y", 1500), at("z", 1501))
                    .advanceWatermarkToInfinity()))
        .onError(DeadLetters.into(ListSink.create()).atMost(1))
        .map(text -> Integer.valueOf(text))
        .into(ListSink.create());

    assertThatThrownBy(pipeline::run)
        .hasStackTraceContaining("2 elements failed, and at most 1 may; the last: step 'map'")
        .hasStackTraceContaining("failed on z");
  }

  @Test
  void atMostShare_asLargeAShare_goesOn(TestPipeline pipeline) {
    ListSink<Failure> failures = ListSink.create();

    PCollection<Integer> numbers =
        Flow.from(pipeline, ListSource.of(List.of("x"), List.of("1")))
            .onError(DeadLetters.into(failures).atMostShare(0.5))
            .map(text -> Integer.valueOf(text))
            .toPCollection();

    PAssert.that(numbers).containsInAnyOrder(1);
    pipeline.run();
    assertThat(failures.flushed()).extracting(Failure::element).containsExactly("x");
  }

  /** 0.29 times 100 is 28.999999999999996 in doubles. */
  @Test
  void atMostShare_29Of100_goesOn(TestPipeline pipeline) {
    ListSink<Failure> failures = ListSink.create();

    Flow.from(pipeline, ListSource.of(Collections.nCopies(29, "x"), Collections.nCopies(71, "1")))
        .onError(DeadLetters.into(failures).atMostShare(0.29))
        .map(text -> Integer.valueOf(text))
        .into(ListSink.create());
    pipeline.run();

    assertThat(failures.flushed()).hasSize(29);
  }

  @Test
  void atMostShare_largerShare_failsAtTheEnd(TestPipeline pipeline) {
    Flow.from(pipeline, ListSource.of(List.of("x"), List.of("1", "y")))
        .onError(DeadLetters.into(ListSink.create()).atMostShare(0.5))
        .map(text -> Integer.valueOf(text))
        .into(ListSink.create());

    assertThatThrownBy(pipeline::run)
        .hasStackTraceContaining("onError: 2 of 3 elements failed, and at most 50 % may");
  }

  @Test
  void atMost_andAtMostShare_holdBothInAnyOrder(TestPipeline pipeline) {
    Flow.from(pipeline, ListSource.of(List.of("x"), List.of("y"), List.of("1", "2", "3")))
        .onError(DeadLetters.into(ListSink.create()).atMost(1).atMostShare(0.9))
        .map(text -> Integer.valueOf(text))
        .into(ListSink.create());

    assertThatThrownBy(pipeline::run)
        .hasStackTraceContaining("onError: 2 elements failed, and at most 1 may");
  }

  @Test
  void atMost_negative_isRefused() {
    assertThatThrownBy(() -> DeadLetters.into(ListSink.create()).atMost(-1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("atMost: -1 is less than 0");
  }

  @Test
  void atMostShare_outsideOfZeroToOne_isRefused() {
    assertThatThrownBy(() -> DeadLetters.into(ListSink.create()).atMostShare(1.5))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("atMostShare: 1.5 is not from 0 to 1");
    assertThatThrownBy(() -> DeadLetters.into(ListSink.create()).atMostShare(Double.NaN))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("atMostShare: NaN is not from 0 to 1");
  }

  @Test
  void onError_step_isNamed(TestPipeline pipeline) {
    PCollection<String> words =
        Flow.of(pipeline.apply("words", Create.of("a")))
            .onError(DeadLetters.to(failures -> failures.named("rejected").into(ListSink.create())))
            .map(word -> word + "!")
            .toPCollection();

    assertThat(Outcome.names(pipeline))
        .containsExactly("words", "on error, map", "on error", "rejected");
    PAssert.that(words).containsInAnyOrder("a!");
    pipeline.run();
  }

  private static boolean unless(String bad, String word) {
    if (word.equals(bad)) {
      throw new IllegalStateException("no " + word);
    }
    return true;
  }

  private static Iterable<Integer> lazily(String texts) {
    return () -> Stream.of(texts.split(" ")).map(Integer::valueOf).iterator();
  }
}
