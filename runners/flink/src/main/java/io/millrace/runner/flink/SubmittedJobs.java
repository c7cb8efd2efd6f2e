package io.millrace.runner.flink;

import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.flink.api.common.JobExecutionResult;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.core.execution.JobListener;

/**
 * The Flink jobs of this JVM that have not ended.
 *
 * <p>Beam's FlinkRunner blocks until its job has ended, and gives no handle on it before. Flink
 * does: for each job it makes a listener of the class that its configuration names, and hands it
 * the job's client.
 */
public final class SubmittedJobs implements JobListener {

  private static final Set<SubmittedJobs> RUNNING = ConcurrentHashMap.newKeySet();

  private volatile JobClient client;
  private volatile CompletableFuture<Void> cancelling;

  /** Asks Flink to cancel all of them; those that it was asked for already, only if it refused. */
  static void cancel() {
    RUNNING.forEach(SubmittedJobs::cancelOne);
  }

  private void cancelOne() {
    if (cancelling == null || cancelling.isCompletedExceptionally()) {
      cancelling = client.cancel();
    }
  }

  @Override
  public void onJobSubmitted(JobClient submitted, Throwable failure) {
    if (submitted != null) {
      client = submitted;
      RUNNING.add(this);
    }
  }

  @Override
  public void onJobExecuted(JobExecutionResult result, Throwable failure) {
    RUNNING.remove(this);
  }
}
