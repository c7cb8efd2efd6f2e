package io.millrace.runner.flink;

import static org.apache.beam.runners.core.metrics.MetricsContainerStepMap.asAttemptedOnlyMetricResults;
import static org.apache.beam.runners.flink.metrics.FlinkMetricContainer.ACCUMULATOR_NAME;

import io.millrace.cluster.rest.MasterAddress;
import io.millrace.runner.SubmittedJob;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.beam.runners.core.metrics.MetricsContainerStepMap;
import org.apache.beam.sdk.PipelineResult;
import org.apache.beam.sdk.metrics.MetricResults;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.runtime.messages.FlinkJobNotFoundException;
import org.apache.flink.util.ExceptionUtils;
import org.joda.time.Duration;

/**
 * A job on a remote cluster: Beam's result, which notices the end sooner and says why it failed.
 */
final class ClusterJob implements SubmittedJob {

  private static final long ASK_AGAIN_MILLIS = 200;

  private final MasterAddress master;
  private final JobClient client;
  private final PipelineResult result;
  private boolean cancelling;

  ClusterJob(MasterAddress master, JobClient client, PipelineResult result) {
    this.master = master;
    this.client = client;
    this.result = result;
  }

  @Override
  public String jobId() {
    return client.getJobID().toHexString();
  }

  @Override
  public State getState() {
    try {
      return result.getState();
    } catch (RuntimeException e) {
      throw lost(master, e);
    }
  }

  /** Says so where the cluster has forgotten a job; any other failure as it is. */
  static RuntimeException lost(MasterAddress master, RuntimeException e) {
    String name = FlinkJobNotFoundException.class.getSimpleName();
    return ExceptionUtils.findThrowableWithMessage(e, name).isPresent()
        ? new JobLostException(master, e)
        : e;
  }

  /** Asks the cluster to cancel it; once is enough, as long as it could be asked. */
  @Override
  public synchronized State cancel() {
    if (!cancelling) {
      await(client.cancel());
      cancelling = true;
    }
    return getState();
  }

  @Override
  public State waitUntilFinish() {
    return waitUntilFinish(Duration.ZERO);
  }

  /**
   * Waits.
   *
   * @param duration how long; less than a millisecond means until the end
   * @throws RuntimeException if the job fails, with what it threw on the cluster as its cause
   */
  @Override
  public State waitUntilFinish(Duration duration) {
    long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(duration.getMillis());
    State state = getState();
    while (!state.isTerminal() && (duration.getMillis() < 1 || System.nanoTime() < deadline)) {
      pause();
      state = getState();
    }
    if (state == State.FAILED) {
      await(client.getJobExecutionResult());
    }
    return state;
  }

  /** Of a job that is done, what its result says: REST shows what it had asked a while ago. */
  @Override
  public MetricResults metrics() {
    if (getState() != State.DONE) {
      return result.metrics();
    }
    Object counted =
        await(client.getJobExecutionResult()).getAllAccumulatorResults().get(ACCUMULATOR_NAME);
    return asAttemptedOnlyMetricResults(
        counted instanceof MetricsContainerStepMap steps ? steps : new MetricsContainerStepMap());
  }

  private static <T> T await(CompletableFuture<T> future) {
    try {
      return future.get();
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  private static void pause() {
    try {
      TimeUnit.MILLISECONDS.sleep(ASK_AGAIN_MILLIS);
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  private static IllegalStateException interrupted(InterruptedException e) {
    Thread.currentThread().interrupt();
    return new IllegalStateException("interrupted while the cluster was asked", e);
  }
}
