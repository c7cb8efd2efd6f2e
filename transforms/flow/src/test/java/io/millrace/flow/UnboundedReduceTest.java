package io.millrace.flow;

import static io.millrace.flow.Reducers.count;
import static io.millrace.flow.Reducers.max;
import static io.millrace.flow.Reducers.min;
import static io.millrace.flow.Seconds.at;
import static io.millrace.flow.Seconds.moment;
import static io.millrace.flow.Seconds.window;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.millrace.flow.function.Failure;
import java.util.List;
import org.apache.beam.sdk.coders.StringUtf8Coder;
import org.apache.beam.sdk.testing.PAssert;
import org.apache.beam.sdk.testing.TestPipeline;
import org.apache.beam.sdk.testing.TestPipelineExtension;
import org.apache.beam.sdk.testing.TestStream;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.transforms.Reify;
import org.apache.beam.sdk.transforms.windowing.AfterPane;
import org.apache.beam.sdk.transforms.windowing.AfterWatermark;
import org.apache.beam.sdk.transforms.windowing.FixedWindows;
import org.apache.beam.sdk.transforms.windowing.GlobalWindow;
import org.apache.beam.sdk.transforms.windowing.GlobalWindows;
import org.apache.beam.sdk.transforms.windowing.IntervalWindow;
import org.apache.beam.sdk.transforms.windowing.Repeatedly;
import org.apache.beam.sdk.transforms.windowing.Sessions;
import org.apache.beam.sdk.transforms.windowing.SlidingWindows;
import org.apache.beam.sdk.transforms.windowing.TimestampCombiner;
import org.apache.beam.sdk.transforms.windowing.Window;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.joda.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Reduces whose windows, triggers and lateness are Beam's own. */
@ExtendWith(TestPipelineExtension.class)
class UnboundedReduceTest {

  private static final Duration SECOND = Duration.standardSeconds(1);

  private static TestStream.Builder<String> stream() {
    return TestStream.create(StringUtf8Coder.of());
  }

  private static PCollection<KV<String, Long>> counts(PCollection<String> words) {
    return Flow.of(words).partition().reduce(count()).toPCollection();
  }

  @Test
  void reduce_fixedWindows_givesOneResultAKeyAndWindowOverAllBundles(TestPipeline pipeline) {
    PCollection<KV<String, Long>> counts =
        counts(
            pipeline
                .apply(
                    stream()
                        .addElements(at("a", 0), at("b", 10), at("a", 20))
                        .addElements(at("a", 30))
                        .advanceWatermarkTo(moment(1000))
                        .addElements(at("a", 1500))
                        .advanceWatermarkToInfinity())
                .apply(Seconds.windows()));

    PAssert.that(counts)
        .inOnTimePane(window(0))
        .containsInAnyOrder(List.of(KV.of("a", 3L), KV.of("b", 1L)));
    PAssert.that(counts).inOnTimePane(window(1)).containsInAnyOrder(List.of(KV.of("a", 1L)));
    pipeline.run();
  }

  @Test
  void reduce_bundleOfSeveralElements_isFoldedBeforeTheCombine(TestPipeline pipeline) {
    PCollection<KV<String, Long>> counts =
        counts(
            pipeline
                .apply(
                    stream()
                        .addElements(at("a", 0), at("b", 10), at("a", 20))
                        .advanceWatermarkToInfinity())
                .apply(Seconds.windows()));

    PAssert.that(counts).containsInAnyOrder(List.of(KV.of("a", 2L), KV.of("b", 1L)));
    assertThat(Outcome.counters(pipeline.run(), "millrace")).containsEntry("rowsReduced", 3L);
  }

  @Test
  void reduce_slidingWindows_countsEachElementInEachOfItsWindows(TestPipeline pipeline) {
    PCollection<KV<String, Long>> counts =
        counts(
            pipeline
                .apply(
                    stream().addElements(at("a", 600), at("a", 1200)).advanceWatermarkToInfinity())
                .apply(Window.into(SlidingWindows.of(SECOND).every(Duration.millis(500)))));

    PAssert.that(counts)
        .inWindow(new IntervalWindow(moment(0), SECOND))
        .containsInAnyOrder(List.of(KV.of("a", 1L)));
    PAssert.that(counts)
        .inWindow(new IntervalWindow(moment(500), SECOND))
        .containsInAnyOrder(List.of(KV.of("a", 2L)));
    PAssert.that(counts)
        .inWindow(new IntervalWindow(moment(1000), SECOND))
        .containsInAnyOrder(List.of(KV.of("a", 1L)));
    pipeline.run();
  }

  @Test
  void reduce_lateElementAccumulating_firesTheSumAgain(TestPipeline pipeline) {
    PCollection<KV<String, Long>> counts =
        counts(
            pipeline
                .apply(lateStream())
                .apply(
                    Window.<String>into(FixedWindows.of(SECOND))
                        .withAllowedLateness(Duration.standardSeconds(2))
                        .accumulatingFiredPanes()));

    PAssert.that(counts).inOnTimePane(window(0)).containsInAnyOrder(List.of(KV.of("a", 2L)));
    PAssert.that(counts).inLatePane(window(0)).containsInAnyOrder(List.of(KV.of("a", 4L)));
    pipeline.run();
  }

  @Test
  void reduce_lateElementDiscarding_firesWhatIsNew(TestPipeline pipeline) {
    PCollection<KV<String, Long>> counts =
        counts(
            pipeline
                .apply(lateStream())
                .apply(
                    Window.<String>into(FixedWindows.of(SECOND))
                        .withAllowedLateness(Duration.standardSeconds(2))
                        .discardingFiredPanes()));

    PAssert.that(counts).inOnTimePane(window(0)).containsInAnyOrder(List.of(KV.of("a", 2L)));
    PAssert.that(counts).inLatePane(window(0)).containsInAnyOrder(List.of(KV.of("a", 2L)));
    pipeline.run();
  }

  /** Two elements in time, two that are late by less than two seconds in one bundle. */
  private static TestStream<String> lateStream() {
    return stream()
        .addElements(at("a", 0), at("a", 10))
        .advanceWatermarkTo(moment(1500))
        .addElements(at("a", 20), at("a", 30))
        .advanceWatermarkToInfinity();
  }

  @Test
  void reduce_elementBeyondTheAllowedLateness_isDropped(TestPipeline pipeline) {
    PCollection<KV<String, Long>> counts =
        counts(
            pipeline
                .apply(
                    stream()
                        .addElements(at("a", 0))
                        .advanceWatermarkTo(moment(5000))
                        .addElements(at("a", 10), at("b", 20), at("b", 5001))
                        .advanceWatermarkToInfinity())
                .apply(
                    Window.<String>into(FixedWindows.of(SECOND))
                        .withAllowedLateness(Duration.standardSeconds(2))
                        .accumulatingFiredPanes()));

    PAssert.that(counts).inWindow(window(0)).containsInAnyOrder(List.of(KV.of("a", 1L)));
    PAssert.that(counts).inWindow(window(5)).containsInAnyOrder(List.of(KV.of("b", 1L)));
    pipeline.run();
  }

  @Test
  void reduce_sessions_mergesOverBundles(TestPipeline pipeline) {
    PCollection<KV<String, Long>> counts =
        counts(
            pipeline
                .apply(
                    stream()
                        .addElements(at("a", 0), at("a", 1800), at("b", 0))
                        .addElements(at("a", 900))
                        .advanceWatermarkTo(moment(4000))
                        .addElements(at("a", 5000))
                        .advanceWatermarkToInfinity())
                .apply(Window.into(Sessions.withGapDuration(SECOND))));

    PAssert.that(counts)
        .inWindow(new IntervalWindow(moment(0), moment(2800)))
        .containsInAnyOrder(List.of(KV.of("a", 3L)));
    PAssert.that(counts)
        .inWindow(new IntervalWindow(moment(0), moment(1000)))
        .containsInAnyOrder(List.of(KV.of("b", 1L)));
    PAssert.that(counts)
        .inWindow(new IntervalWindow(moment(5000), moment(6000)))
        .containsInAnyOrder(List.of(KV.of("a", 1L)));
    pipeline.run();
  }

  @Test
  void reduce_sessionsWithALateElement_firesTheLargerSession(TestPipeline pipeline) {
    PCollection<KV<String, Long>> counts =
        counts(
            pipeline
                .apply(
                    stream()
                        .addElements(at("a", 0))
                        .advanceWatermarkTo(moment(1500))
                        .addElements(at("a", 800))
                        .advanceWatermarkToInfinity())
                .apply(
                    Window.<String>into(Sessions.withGapDuration(SECOND))
                        .withAllowedLateness(Duration.standardSeconds(5))
                        .accumulatingFiredPanes()));

    PAssert.that(counts)
        .inWindow(new IntervalWindow(moment(0), moment(1000)))
        .containsInAnyOrder(List.of(KV.of("a", 1L)));
    PAssert.that(counts)
        .inWindow(new IntervalWindow(moment(0), moment(1800)))
        .containsInAnyOrder(List.of(KV.of("a", 2L)));
    pipeline.run();
  }

  @Test
  void reduce_triggerThatCounts_countsElementsAndNotFolds(TestPipeline pipeline) {
    PCollection<KV<String, Long>> counts =
        counts(
            pipeline
                .apply(
                    stream()
                        .addElements(at("a", 0), at("a", 1), at("a", 2))
                        .addElements(at("a", 3))
                        .advanceWatermarkToInfinity())
                .apply(
                    Window.<String>into(new GlobalWindows())
                        .triggering(Repeatedly.forever(AfterPane.elementCountAtLeast(2)))
                        .withAllowedLateness(Duration.ZERO)
                        .discardingFiredPanes()));

    PAssert.that(counts)
        .inWindow(GlobalWindow.INSTANCE)
        .containsInAnyOrder(List.of(KV.of("a", 3L), KV.of("a", 1L)));
    pipeline.run();
  }

  @Test
  void reduce_triggerThatCountsInOneBundle_firesWhenSoManyElementsAreThere(TestPipeline pipeline) {
    PCollection<KV<String, Long>> counts =
        counts(
            pipeline
                .apply(
                    stream()
                        .addElements(at("a", 0), at("a", 1), at("a", 2))
                        .advanceWatermarkToInfinity())
                .apply(
                    Window.<String>into(FixedWindows.of(SECOND))
                        .triggering(
                            AfterWatermark.pastEndOfWindow()
                                .withEarlyFirings(AfterPane.elementCountAtLeast(3)))
                        .withAllowedLateness(Duration.ZERO)
                        .discardingFiredPanes()));

    PAssert.that(counts).inEarlyPane(window(0)).containsInAnyOrder(List.of(KV.of("a", 3L)));
    pipeline.run();
  }

  @Test
  void reduce_earlyAndLateFirings_giveWhatIsThereSoFar(TestPipeline pipeline) {
    PCollection<KV<String, Long>> counts =
        counts(
            pipeline
                .apply(
                    stream()
                        .addElements(at("a", 0), at("a", 1))
                        .addElements(at("a", 2))
                        .advanceWatermarkTo(moment(1500))
                        .addElements(at("a", 3))
                        .advanceWatermarkToInfinity())
                .apply(
                    Window.<String>into(FixedWindows.of(SECOND))
                        .triggering(
                            AfterWatermark.pastEndOfWindow()
                                .withEarlyFirings(AfterPane.elementCountAtLeast(2))
                                .withLateFirings(AfterPane.elementCountAtLeast(1)))
                        .withAllowedLateness(Duration.standardSeconds(2))
                        .accumulatingFiredPanes()));

    PAssert.that(counts).inEarlyPane(window(0)).containsInAnyOrder(List.of(KV.of("a", 2L)));
    PAssert.that(counts).inOnTimePane(window(0)).containsInAnyOrder(List.of(KV.of("a", 3L)));
    PAssert.that(counts).inLatePane(window(0)).containsInAnyOrder(List.of(KV.of("a", 4L)));
    pipeline.run();
  }

  @Test
  void reduce_severalReducers_makesTheResult(TestPipeline pipeline) {
    PCollection<Visit> visits =
        Flow.of(
                pipeline
                    .apply(
                        stream()
                            .addElements(at("a1", 0), at("b7", 10))
                            .addElements(at("a3", 20), at("a2", 25))
                            .advanceWatermarkToInfinity())
                    .apply(Seconds.windows()))
            .partitionBy(page -> page.substring(0, 1))
            .reduce(
                count(),
                min(String.class, page -> page),
                max(String.class, page -> page),
                Visit::new)
            .toPCollection();

    PAssert.that(visits)
        .inWindow(window(0))
        .containsInAnyOrder(new Visit("a", 3, "a1", "a3"), new Visit("b", 1, "b7", "b7"));
    pipeline.run();
  }

  record Visit(String user, long pages, String first, String last) {}

  @Test
  void reduce_afterReduce_reducesThePanesOfTheFirst(TestPipeline pipeline) {
    PCollection<KV<Long, Long>> wordsByCount =
        Flow.of(
                pipeline
                    .apply(
                        stream()
                            .addElements(at("a", 0), at("b", 10))
                            .addElements(at("a", 20), at("c", 30))
                            .advanceWatermarkToInfinity())
                    .apply(Seconds.windows()))
            .partition()
            .reduce(count())
            .partitionBy(KV::getValue)
            .reduce(count())
            .toPCollection();

    PAssert.that(wordsByCount)
        .inWindow(window(0))
        .containsInAnyOrder(List.of(KV.of(2L, 1L), KV.of(1L, 2L)));
    pipeline.run();
  }

  @Test
  void reduce_continuedTwice_isReducedOnce(TestPipeline pipeline) {
    KeyedFlow<String, Long> reduced =
        Flow.of(
                pipeline
                    .apply(
                        stream().addElements(at("a", 0), at("a", 10)).advanceWatermarkToInfinity())
                    .apply(Seconds.windows()))
            .counted("words")
            .partition()
            .reduce(count());

    PCollection<KV<String, Long>> counts = reduced.toPCollection();
    PCollection<Long> values = reduced.map(KV::getValue).toPCollection();

    PAssert.that(counts).containsInAnyOrder(List.of(KV.of("a", 2L)));
    PAssert.that(values).containsInAnyOrder(2L);
    assertThat(Outcome.counters(pipeline.run(), "millrace")).containsEntry("words", 2L);
  }

  @Test
  void reduce_keyFunctionThrowsUnderOnError_putsTheElementAside(TestPipeline pipeline) {
    ListSink<Failure> failures = ListSink.create();

    PCollection<KV<Integer, Long>> counts =
        Flow.of(
                pipeline
                    .apply(
                        stream()
                            .addElements(at("1", 0), at("x", 10), at("1", 20))
                            .advanceWatermarkToInfinity())
                    .apply(Seconds.windows()))
            .onError(DeadLetters.into(failures))
            .partitionBy(text -> Integer.valueOf(text))
            .reduce(count())
            .toPCollection();

    PAssert.that(counts).containsInAnyOrder(List.of(KV.of(1, 2L)));
    pipeline.run();
    assertThat(failures.flushed())
        .extracting(Failure::step, Failure::element)
        .containsExactly(tuple("partition by key", "x"));
  }

  @Test
  void reduce_nullKey_isAKey(TestPipeline pipeline) {
    PCollection<KV<String, Long>> counts =
        Flow.of(
                pipeline
                    .apply(
                        stream()
                            .addElements(at("a", 0), at("", 10), at("", 20))
                            .advanceWatermarkToInfinity())
                    .apply(Seconds.windows()))
            .partitionBy(String.class, word -> word.isEmpty() ? null : word)
            .reduce(count())
            .toPCollection();

    PAssert.that(counts).containsInAnyOrder(List.of(KV.of("a", 1L), KV.of((String) null, 2L)));
    pipeline.run();
  }

  @Test
  void reduce_nothingArrives_givesNothing(TestPipeline pipeline) {
    PCollection<KV<String, Long>> counts =
        counts(pipeline.apply(stream().advanceWatermarkToInfinity()).apply(Seconds.windows()));

    PAssert.that(counts).empty();
    pipeline.run();
  }

  @Test
  void reduce_earliestTimestampAsked_standsAtTheEarliest(TestPipeline pipeline) {
    PCollection<KV<String, Long>> counts =
        counts(
            pipeline
                .apply(
                    stream()
                        .addElements(at("a", 7), at("a", 3), at("b", 10))
                        .advanceWatermarkToInfinity())
                .apply(
                    Window.<String>into(FixedWindows.of(SECOND))
                        .withTimestampCombiner(TimestampCombiner.EARLIEST)));

    PAssert.that(counts.apply(Reify.timestamps()))
        .containsInAnyOrder(List.of(at(KV.of("a", 2L), 3), at(KV.of("b", 1L), 10)));
    pipeline.run();
  }

  @Test
  void reduce_earliestTimestampAskedOfBoundedInput_standsAtTheEarliest(TestPipeline pipeline) {
    PCollection<KV<String, Long>> counts =
        counts(
            pipeline
                .apply(Create.timestamped(at("a", 7), at("a", 3), at("b", 10)))
                .apply(
                    Window.<String>into(FixedWindows.of(SECOND))
                        .withTimestampCombiner(TimestampCombiner.EARLIEST)));

    PAssert.that(counts.apply(Reify.timestamps()))
        .containsInAnyOrder(List.of(at(KV.of("a", 2L), 3), at(KV.of("b", 1L), 10)));
    pipeline.run();
  }

  @Test
  void reduce_defaultTimestamps_areTheEndOfTheWindow(TestPipeline pipeline) {
    PCollection<KV<String, Long>> counts =
        counts(
            pipeline
                .apply(stream().addElements(at("a", 7), at("a", 3)).advanceWatermarkToInfinity())
                .apply(Seconds.windows()));

    PAssert.that(counts.apply(Reify.timestamps()))
        .containsInAnyOrder(List.of(at(KV.of("a", 2L), 999)));
    pipeline.run();
  }
}
