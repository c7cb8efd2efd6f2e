package io.millrace.benchmarks.load;

import static io.millrace.flow.Reducers.count;

import io.millrace.flow.Flow;
import io.millrace.runner.Launcher;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.io.GenerateSequence;
import org.apache.beam.sdk.transforms.windowing.FixedWindows;
import org.apache.beam.sdk.transforms.windowing.Window;
import org.apache.beam.sdk.values.PCollection;
import org.joda.time.Duration;
import org.joda.time.Instant;

/**
 * A source without end, as fast as it goes, in front of a sink that is slow.
 *
 * <p>Arguments: shape, elements a second of each JVM's sinks, seconds, folder of the samples, and
 * options of the launcher.
 */
public final class PressureFlow {

  private PressureFlow() {}

  /** Ends the JVM: whatever the runner still does is of no interest. */
  public static void main(String[] arguments) throws Exception {
    PressureTask task =
        new PressureTask(
            PressureShape.valueOf(arguments[0].toUpperCase(Locale.ROOT)),
            Double.parseDouble(arguments[1]),
            Integer.parseInt(arguments[2]),
            arguments[3]);
    run(task, Arrays.copyOfRange(arguments, 4, arguments.length));
    Runtime.getRuntime().halt(0);
  }

  /** Runs a task for its time, and cancels it. */
  static void run(PressureTask task, String... options) throws Exception {
    Launcher launcher = Launcher.from(options);
    ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
    try {
      Future<?> cancelled =
          clock.schedule(
              () -> {
                launcher.cancel();
                return null;
              },
              task.seconds(),
              TimeUnit.SECONDS);
      launcher.launch(pipeline -> build(pipeline, task));
      cancelled.get();
    } finally {
      clock.shutdown();
    }
  }

  private static void build(Pipeline pipeline, PressureTask task) {
    PCollection<Long> numbers =
        pipeline.apply(GenerateSequence.from(0).withTimestampFn(Instant::ofEpochMilli));
    Flow<Long> rows =
        switch (task.shape()) {
          case STRAIGHT -> read(numbers, task).map(number -> 1L).named("one");
          case KEYED ->
              read(numbers.apply(windows()), task)
                  .partitionBy(number -> number % PressureShape.KEYS)
                  .reduce(count(), (key, count) -> count);
        };
    rows.into(new SlowSink(task));
  }

  private static Flow<Long> read(PCollection<Long> numbers, PressureTask task) {
    return Flow.of(numbers).each(number -> PressureMeter.of(task).read(1)).named("read");
  }

  private static Window<Long> windows() {
    return Window.into(FixedWindows.of(Duration.millis(PressureShape.WINDOW)));
  }
}
