package io.millrace.runner.direct;

import static io.millrace.flow.Reducers.count;
import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.flow.Flow;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.apache.beam.runners.direct.DirectOptions;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.PipelineResult;
import org.apache.beam.sdk.io.GenerateSequence;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.apache.beam.sdk.transforms.windowing.FixedWindows;
import org.apache.beam.sdk.transforms.windowing.Window;
import org.joda.time.Duration;
import org.joda.time.Instant;
import org.junit.jupiter.api.Test;

class HoldSweepTest {

  private static final Queue<String> COUNTS = new ConcurrentLinkedQueue<>();

  @Test
  void sweep_whatIsDone_windowsGoOn() throws Exception {
    DirectOptions options = PipelineOptionsFactory.as(DirectOptions.class);
    options.setBlockOnRun(false);
    Pipeline pipeline = Pipeline.create(options);
    countedInWindows(pipeline);
    COUNTS.clear();

    PipelineResult running = pipeline.run();
    try {
      awaitCounts(30);
      HoldSweep sweep = new HoldSweep(running);
      int swept = sweep.sweep();
      awaitCounts(COUNTS.size() + 60);
      sweep.sweep();
      awaitCounts(COUNTS.size() + 60);

      assertThat(swept).isGreaterThan(30);
      assertThat(COUNTS).containsOnly("KV{0, 50}", "KV{1, 50}");
    } finally {
      running.cancel();
    }
  }

  /** Windows of a hundred numbers. */
  private static void countedInWindows(Pipeline pipeline) {
    Flow.of(
            pipeline
                .apply(GenerateSequence.from(0).withTimestampFn(Instant::ofEpochMilli))
                .apply(Window.into(FixedWindows.of(Duration.millis(100)))))
        .partitionBy(number -> number % 2)
        .reduce(count())
        .each(pair -> COUNTS.add(pair.toString()))
        .toPCollection();
  }

  private static void awaitCounts(int size) throws InterruptedException {
    while (COUNTS.size() < size) {
      MILLISECONDS.sleep(10);
    }
  }
}
