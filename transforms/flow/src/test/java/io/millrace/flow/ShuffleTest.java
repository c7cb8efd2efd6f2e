package io.millrace.flow;

import static io.millrace.flow.Reducers.count;
import static io.millrace.flow.Seconds.at;
import static io.millrace.flow.Seconds.moment;
import static io.millrace.flow.Seconds.window;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.beam.sdk.coders.NullableCoder;
import org.apache.beam.sdk.coders.StringUtf8Coder;
import org.apache.beam.sdk.testing.PAssert;
import org.apache.beam.sdk.testing.TestPipeline;
import org.apache.beam.sdk.testing.TestPipelineExtension;
import org.apache.beam.sdk.testing.TestStream;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.transforms.Reify;
import org.apache.beam.sdk.transforms.windowing.BoundedWindow;
import org.apache.beam.sdk.transforms.windowing.IntervalWindow;
import org.apache.beam.sdk.transforms.windowing.Sessions;
import org.apache.beam.sdk.transforms.windowing.Window;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.TimestampedValue;
import org.joda.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(TestPipelineExtension.class)
class ShuffleTest {

  @Test
  void shuffle_someElements_givesAllOfThem(TestPipeline pipeline) {
    PCollection<String> words =
        Flow.of(pipeline.apply(Create.of("a", "b", "a"))).shuffle().toPCollection();

    PAssert.that(words).containsInAnyOrder("a", "b", "a");
    pipeline.run();
  }

  @Test
  void shuffle_emptyInput_isEmpty(TestPipeline pipeline) {
    PCollection<String> words =
        Flow.of(pipeline.apply(Create.of("a"))).reject(word -> true).shuffle().toPCollection();

    PAssert.that(words).empty();
    pipeline.run();
  }

  @Test
  void shuffle_oneElement_givesIt(TestPipeline pipeline) {
    PCollection<String> words = Flow.of(pipeline.apply(Create.of("a"))).shuffle().toPCollection();

    PAssert.that(words).containsInAnyOrder("a");
    pipeline.run();
  }

  @Test
  void shuffle_nullElement_isPassedWhereTheCoderTakesIt(TestPipeline pipeline) {
    PCollection<String> words =
        Flow.of(
                pipeline.apply(
                    Create.of(Arrays.asList("a", null))
                        .withCoder(NullableCoder.of(StringUtf8Coder.of()))))
            .shuffle()
            .toPCollection();

    PAssert.that(words).containsInAnyOrder("a", null);
    pipeline.run();
  }

  @Test
  void shuffle_moreThanOneBlock_givesEachElementOnceOnSeveralShards(TestPipeline pipeline) {
    List<Integer> numbers = IntStream.range(0, 60_000).boxed().toList();
    ListSink<Integer> sink = ListSink.create();

    Flow.from(pipeline, ListSource.of(numbers)).shuffle().into(sink);
    pipeline.run();

    assertThat(sink.flushed()).isNotEqualTo(numbers);
    assertThat(sink.flushed().stream().sorted().toList()).isEqualTo(numbers);
  }

  @Test
  void shuffle_thenReduce_countsEachElementOnce(TestPipeline pipeline) {
    PCollection<KV<String, Long>> counts =
        Flow.of(pipeline.apply(Create.of("a", "b", "a")))
            .shuffle()
            .partition()
            .reduce(count())
            .toPCollection();

    PAssert.that(counts).containsInAnyOrder(List.of(KV.of("a", 2L), KV.of("b", 1L)));
    pipeline.run();
  }

  @Test
  void shuffle_continuedTwice_isDoneOnce(TestPipeline pipeline) {
    Flow<String> words =
        Flow.of(pipeline.apply("words", Create.of("a", "b"))).counted("words").shuffle();

    PCollection<String> loud = words.map(word -> word + "!").toPCollection();
    PCollection<Integer> lengths = words.map(String::length).toPCollection();

    assertThat(Outcome.names(pipeline))
        .containsExactly("words", "counted words, deal", "shuffle", "map", "map length");
    PAssert.that(loud).containsInAnyOrder("a!", "b!");
    PAssert.that(lengths).containsInAnyOrder(1, 1);
    assertThat(Outcome.counters(pipeline.run(), "millrace")).containsEntry("words", 2L);
  }

  @Test
  void shuffle_timestamps_areKept(TestPipeline pipeline) {
    PCollection<TimestampedValue<String>> words =
        Flow.of(
                Bundles.one(
                    pipeline,
                    StringUtf8Coder.of(),
                    at("a", 5),
                    at("b", 5),
                    at("c", 1_000_000_000_000L),
                    at("d", -7),
                    at("e", 0),
                    TimestampedValue.of("f", BoundedWindow.TIMESTAMP_MIN_VALUE)))
            .shuffle()
            .apply(Reify.timestamps());

    PAssert.that(words)
        .containsInAnyOrder(
            List.of(
                at("a", 5),
                at("b", 5),
                at("c", 1_000_000_000_000L),
                at("d", -7),
                at("e", 0),
                TimestampedValue.of("f", BoundedWindow.TIMESTAMP_MIN_VALUE)));
    pipeline.run();
  }

  @Test
  void shuffle_windowedInput_keepsWindowsAndTimestamps(TestPipeline pipeline) {
    PCollection<String> words =
        Flow.of(
                Bundles.one(pipeline, StringUtf8Coder.of(), at("a", 7), at("b", 1009), at("c", 3))
                    .apply(Seconds.windows()))
            .shuffle()
            .toPCollection();

    PAssert.that(words).inWindow(window(0)).containsInAnyOrder("a", "c");
    PAssert.that(words).inWindow(window(1)).containsInAnyOrder("b");
    PAssert.that(words.apply(Reify.timestamps()))
        .containsInAnyOrder(List.of(at("a", 7), at("b", 1009), at("c", 3)));
    pipeline.run();
  }

  @Test
  void shuffle_sessions_areNotMergedYet(TestPipeline pipeline) {
    PCollection<String> words =
        Flow.of(
                pipeline
                    .apply(Create.timestamped(at("a", 0), at("a", 500)))
                    .apply(Window.into(Sessions.withGapDuration(Duration.standardSeconds(1)))))
            .shuffle()
            .toPCollection();

    PAssert.that(words)
        .inWindow(new IntervalWindow(moment(0), moment(1000)))
        .containsInAnyOrder("a");
    PAssert.that(words)
        .inWindow(new IntervalWindow(moment(500), moment(1500)))
        .containsInAnyOrder("a");
    pipeline.run();
  }

  @Test
  void shuffle_unboundedInput_keepsWindowsAndTimestamps(TestPipeline pipeline) {
    PCollection<String> words =
        Flow.of(
                pipeline
                    .apply(
                        TestStream.create(StringUtf8Coder.of())
                            .addElements(at("a", 7), at("b", 3))
                            .advanceWatermarkTo(moment(1000))
                            .addElements(at("c", 1500))
                            .advanceWatermarkToInfinity())
                    .apply(Seconds.windows()))
            .shuffle()
            .toPCollection();

    PAssert.that(words).inWindow(window(0)).containsInAnyOrder("a", "b");
    PAssert.that(words).inWindow(window(1)).containsInAnyOrder("c");
    PAssert.that(words.apply(Reify.timestamps()))
        .containsInAnyOrder(List.of(at("a", 7), at("b", 3), at("c", 1500)));
    pipeline.run();
  }

  @Test
  void shuffle_operatorBehindItThrows_namesStepElementAndCause(TestPipeline pipeline) {
    Flow.of(pipeline.apply(Create.of("x")))
        .shuffle()
        .map(text -> Integer.valueOf(text))
        .toPCollection();

    assertThatThrownBy(pipeline::run)
        .hasStackTraceContaining("step 'map' failed on x: java.lang.NumberFormatException");
  }

  @Test
  void shuffle_typeWithoutCoder_isRefusedWithTheWaysOut(TestPipeline pipeline) {
    pipeline.enableAbandonedNodeEnforcement(false);
    Flow<Thread> threads = Flow.of(pipeline.apply(Create.of("a"))).map(name -> new Thread(name));

    assertThatThrownBy(threads::shuffle)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll("No coder for java.lang.Thread", "Make it a record", "register");
  }
}
