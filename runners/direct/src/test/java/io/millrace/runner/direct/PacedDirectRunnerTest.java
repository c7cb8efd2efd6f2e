package io.millrace.runner.direct;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.LongStream;
import org.apache.beam.runners.direct.DirectOptions;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.PipelineResult;
import org.apache.beam.sdk.PipelineResult.State;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.ParDo;
import org.junit.jupiter.api.Test;

class PacedDirectRunnerTest {

  private static final long WATCHED_MILLIS = 500;

  @Test
  void run_oneBundleThatWaits_otherThreadsRest() throws Exception {
    Pipeline pipeline = pipeline();
    pipeline.apply(Create.of(1)).apply(ParDo.of(new Waiting()));

    PipelineResult result = pipeline.run();
    Waiting.BEGUN.await();
    long before = workersCpuMillis();
    assertThat(Waiting.END.await(WATCHED_MILLIS, MILLISECONDS)).isFalse();
    long taken = workersCpuMillis() - before;
    Waiting.END.countDown();

    assertThat(result.waitUntilFinish()).isEqualTo(State.DONE);
    assertThat(taken).isLessThan(WATCHED_MILLIS / 4);
  }

  @Test
  void run_twice_bothDone() {
    Pipeline pipeline = pipeline();
    pipeline.apply(Create.of(1, 2, 3));

    List<State> states =
        List.of(pipeline.run().waitUntilFinish(), pipeline.run().waitUntilFinish());

    assertThat(states).containsExactly(State.DONE, State.DONE);
  }

  private static Pipeline pipeline() {
    DirectOptions options = PipelineOptionsFactory.as(DirectOptions.class);
    options.setRunner(PacedDirectRunner.class);
    options.setBlockOnRun(false);
    options.setTargetParallelism(2);
    return Pipeline.create(options);
  }

  private static long workersCpuMillis() {
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    return LongStream.of(threads.getAllThreadIds())
            .filter(id -> threads.getThreadInfo(id).getThreadName().equals("direct-runner-worker"))
            .map(threads::getThreadCpuTime)
            .sum()
        / 1_000_000;
  }

  private static final class Waiting extends DoFn<Integer, Void> {
    private static final long serialVersionUID = 1L;
    private static final CountDownLatch BEGUN = new CountDownLatch(1);
    private static final CountDownLatch END = new CountDownLatch(1);

    @ProcessElement
    public void process() throws InterruptedException {
      BEGUN.countDown();
      END.await();
    }
  }
}
