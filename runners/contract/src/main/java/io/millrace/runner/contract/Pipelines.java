package io.millrace.runner.contract;

import static io.millrace.flow.Reducers.count;
import static java.util.concurrent.TimeUnit.MILLISECONDS;

import io.millrace.files.TextFiles;
import io.millrace.flow.Flow;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.coders.StringUtf8Coder;
import org.apache.beam.sdk.testing.TestStream;
import org.apache.beam.sdk.transforms.windowing.AfterPane;
import org.apache.beam.sdk.transforms.windowing.AfterWatermark;
import org.apache.beam.sdk.transforms.windowing.FixedWindows;
import org.apache.beam.sdk.transforms.windowing.Window;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollection.IsBounded;
import org.apache.beam.sdk.values.TimestampedValue;
import org.joda.time.Duration;
import org.joda.time.Instant;

/** Pipelines that several tests of the contract run, or that need more words than a test has. */
final class Pipelines {

  /** The file that ends a pipeline which cancelling did not. */
  static final String STOP = "stop";

  private Pipelines() {}

  static void counted(Pipeline pipeline, long limit) {
    Flow.from(pipeline, Numbers.below(limit)).counted("numbers").toPCollection();
  }

  static void published(Pipeline pipeline, long limit, Folder files) {
    Flow.from(pipeline, Numbers.below(limit))
        .map(Pipelines::failAt42)
        .into(TextFiles.write(files.path() + "/part"));
  }

  static void unbounded(Pipeline pipeline, Folder counts) {
    PCollection<Long> numbers =
        Flow.from(pipeline, Numbers.below(10))
            .toPCollection()
            .setIsBoundedInternal(IsBounded.UNBOUNDED)
            .apply(Window.into(FixedWindows.of(Duration.standardDays(1))));
    Flow.of(numbers)
        .partitionBy(number -> number % 3)
        .reduce(count())
        .map(pair -> pair.getKey() + " " + pair.getValue())
        .into(counts.sink());
  }

  /** Words of the first second, some of them after its end. */
  static void late(Pipeline pipeline, Folder counts) {
    TestStream<String> words =
        TestStream.create(StringUtf8Coder.of())
            .addElements(at("a", 0), at("a", 10))
            .advanceWatermarkTo(Instant.ofEpochMilli(1_500))
            .addElements(at("a", 20), at("b", 30))
            .advanceWatermarkTo(Instant.ofEpochMilli(2_500))
            .addElements(at("b", 40))
            .advanceWatermarkToInfinity();
    Flow.of(
            pipeline
                .apply("words", words)
                .apply(
                    Window.<String>into(FixedWindows.of(Duration.standardSeconds(1)))
                        .triggering(
                            AfterWatermark.pastEndOfWindow()
                                .withLateFirings(AfterPane.elementCountAtLeast(1)))
                        .withAllowedLateness(Duration.standardDays(1))
                        .accumulatingFiredPanes()))
        .partition()
        .reduce(count())
        .map(pair -> pair.getKey() + " " + pair.getValue())
        .into(counts.sink());
  }

  private static TimestampedValue<String> at(String word, long millis) {
    return TimestampedValue.of(word, Instant.ofEpochMilli(millis));
  }

  /** Endless enough: some three hours. */
  static void beating(Pipeline pipeline, Folder beats) {
    Flow.from(pipeline, Numbers.below(1_000_000))
        .each(
            number -> {
              if (beats.names().contains(STOP)) {
                throw new IllegalStateException("cancelled, and still at work");
              }
              beats.append("split-" + number % 5, "beat");
              MILLISECONDS.sleep(20);
            })
        .toPCollection();
  }

  static Long failAt42(Long number) {
    if (number == 42) {
      throw new IllegalStateException("no luck with 42");
    }
    return number;
  }
}
