package io.millrace.jobs.numbers;

import io.millrace.runner.Outcome;
import io.millrace.runner.PipelineBuilder;
import java.util.concurrent.Semaphore;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.io.GenerateSequence;
import org.apache.beam.sdk.metrics.Counter;
import org.apache.beam.sdk.metrics.Metrics;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.ParDo;

/**
 * Counts numbers in the counter {@code numbers}.
 *
 * @param limit how many
 * @param failAt the number that it fails at; null for none
 * @param pauseMillis how long each takes
 * @param announce whether to print {@code numbers begin} for each that is counted
 */
public record NumbersPipeline(int limit, Integer failAt, long pauseMillis, boolean announce)
    implements PipelineBuilder {

  /** Workers are threads of this JVM: a permit for each number that was counted with a pause. */
  private static final Semaphore PAUSED = new Semaphore(0);

  /** Waits until a pipeline with a pause counts. */
  public static void awaitFirst() throws InterruptedException {
    await(1);
  }

  /** Waits until a pipeline with a pause has counted so many from now on. */
  public static void await(int count) throws InterruptedException {
    PAUSED.drainPermits();
    PAUSED.acquire(count);
  }

  @Override
  public void build(Pipeline pipeline) {
    if (limit < 0) {
      throw new IllegalArgumentException("--limit=%d: must not be negative".formatted(limit));
    }
    pipeline
        .apply("numbers", GenerateSequence.from(0).to(limit))
        .apply("count", ParDo.of(new CountNumbers(this)));
  }

  private static final class CountNumbers extends DoFn<Long, Void> {

    private static final long serialVersionUID = 1L;

    private final Counter numbers = Metrics.counter(Outcome.NAMESPACE, "numbers");
    private final Integer failAt;
    private final long pauseMillis;
    private final boolean announce;

    CountNumbers(NumbersPipeline pipeline) {
      this.failAt = pipeline.failAt;
      this.pauseMillis = pipeline.pauseMillis;
      this.announce = pipeline.announce;
    }

    @ProcessElement
    public void count(@Element Long number) throws InterruptedException {
      if (failAt != null && failAt.longValue() == number) {
        throw new IllegalStateException("no luck with " + number);
      }
      numbers.inc();
      if (announce) {
        System.out.println("numbers begin");
      }
      if (pauseMillis > 0) {
        PAUSED.release();
        Thread.sleep(pauseMillis);
      }
    }
  }
}
