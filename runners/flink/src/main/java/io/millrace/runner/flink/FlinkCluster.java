package io.millrace.runner.flink;

import io.millrace.cluster.rest.MasterAddress;
import io.millrace.runner.Cluster;
import io.millrace.runner.ClusterException;
import io.millrace.runner.ClusterJob;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.apache.flink.api.common.JobID;
import org.apache.flink.api.common.JobStatus;
import org.apache.flink.client.deployment.StandaloneClusterId;
import org.apache.flink.client.program.rest.RestClusterClient;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.JobManagerOptions;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.flink.runtime.execution.ExecutionState;
import org.apache.flink.runtime.messages.webmonitor.JobDetails;
import org.apache.flink.runtime.messages.webmonitor.MultipleJobsDetails;
import org.apache.flink.runtime.rest.messages.EmptyMessageParameters;
import org.apache.flink.runtime.rest.messages.EmptyRequestBody;
import org.apache.flink.runtime.rest.messages.JobMessageParameters;
import org.apache.flink.runtime.rest.messages.JobsOverviewHeaders;
import org.apache.flink.runtime.rest.messages.checkpoints.CheckpointConfigHeaders;
import org.apache.flink.util.ExceptionUtils;

/** A Flink cluster, reached by Flink's own client for REST. */
final class FlinkCluster implements Cluster {

  private static final long LOOK_AGAIN_MILLIS = 100;

  /** Tasks that are not up yet; a moment later they are. */
  private static final String TOO_EARLY = "required tasks are currently running";

  private final RestClusterClient<StandaloneClusterId> client;
  private final FlinkAnswers answers;
  private final MasterAddress master;

  private FlinkCluster(
      RestClusterClient<StandaloneClusterId> client, FlinkAnswers answers, MasterAddress master) {
    this.client = client;
    this.answers = answers;
    this.master = master;
  }

  /**
   * The cluster of a master.
   *
   * @throws IllegalArgumentException if the host has no address
   */
  static FlinkCluster at(MasterAddress master, Duration patience) {
    Configuration configuration = configuration(master, patience);
    try {
      return new FlinkCluster(
          new RestClusterClient<>(configuration, StandaloneClusterId.getInstance()),
          new FlinkAnswers(master, patience),
          master);
    } catch (UnknownHostException e) {
      throw new IllegalArgumentException(
          "--%s=%s: there is no host of this name".formatted(FlinkRemoteControl.OPTION, master), e);
    } catch (Exception e) {
      throw new IllegalStateException("Flink's client cannot be made", e);
    }
  }

  /** Flink's client would try for minutes; a person has a command to type again. */
  private static Configuration configuration(MasterAddress master, Duration patience) {
    Configuration configuration = new Configuration();
    configuration.set(JobManagerOptions.ADDRESS, master.host());
    configuration.set(JobManagerOptions.PORT, master.port());
    configuration.set(RestOptions.ADDRESS, master.host());
    configuration.set(RestOptions.PORT, master.port());
    configuration.set(RestOptions.RETRY_MAX_ATTEMPTS, 1);
    configuration.set(RestOptions.RETRY_DELAY, LOOK_AGAIN_MILLIS);
    configuration.set(RestOptions.CONNECTION_TIMEOUT, Math.min(3_000, patience.toMillis()));
    configuration.set(RestOptions.IDLENESS_TIMEOUT, patience.toMillis());
    configuration.set(RestOptions.AWAIT_LEADER_TIMEOUT, patience.toMillis());
    return configuration;
  }

  @Override
  public List<ClusterJob> jobs() throws ClusterException, InterruptedException {
    MultipleJobsDetails overview =
        answers.await(
            client.sendRequest(
                JobsOverviewHeaders.getInstance(),
                EmptyMessageParameters.getInstance(),
                EmptyRequestBody.getInstance()));
    return overview.getJobs().stream()
        .map(FlinkCluster::job)
        .sorted(Comparator.comparing(ClusterJob::started).reversed())
        .toList();
  }

  private static ClusterJob job(JobDetails details) {
    // Flink counts tasks in the order in which it declares the states.
    ExecutionState[] states = ExecutionState.values();
    Map<String, Integer> tasks = new TreeMap<>();
    for (int i = 0; i < states.length; i++) {
      if (details.getTasksPerState()[i] > 0) {
        tasks.put(states[i].name().toLowerCase(Locale.ROOT), details.getTasksPerState()[i]);
      }
    }
    return new ClusterJob(
        details.getJobId().toHexString(),
        details.getJobName(),
        details.getStatus().name(),
        details.getStatus().isGloballyTerminalState(),
        Instant.ofEpochMilli(details.getStartTime()),
        Duration.ofMillis(details.getDuration()),
        tasks);
  }

  @Override
  public boolean canSave(ClusterJob job) throws ClusterException, InterruptedException {
    JobMessageParameters parameters = new JobMessageParameters();
    parameters.jobPathParameter.resolve(id(job));
    return answers.isFound(
        client.sendRequest(
            CheckpointConfigHeaders.getInstance(), parameters, EmptyRequestBody.getInstance()));
  }

  @Override
  public String cancel(ClusterJob job) throws ClusterException, InterruptedException {
    answers.await(client.cancel(id(job)));
    JobStatus status = answers.await(client.getJobStatus(id(job)));
    while (!status.isGloballyTerminalState()) {
      answers.pause(LOOK_AGAIN_MILLIS, "%s is still %s".formatted(job.id(), status));
      status = answers.await(client.getJobStatus(id(job)));
    }
    return status.name();
  }

  @Override
  public String savepoint(ClusterJob job, Optional<String> directory)
      throws ClusterException, InterruptedException {
    return saved(
        () ->
            client.triggerSavepoint(id(job), directory.orElse(null), SavepointFormatType.DEFAULT));
  }

  @Override
  public String stop(ClusterJob job, Optional<String> directory, boolean drain)
      throws ClusterException, InterruptedException {
    return saved(
        () ->
            client.stopWithSavepoint(
                id(job), drain, directory.orElse(null), SavepointFormatType.DEFAULT));
  }

  private String saved(Supplier<CompletableFuture<String>> attempt)
      throws ClusterException, InterruptedException {
    while (true) {
      try {
        return answers.awaitAction(attempt.get());
      } catch (ClusterException e) {
        if (ExceptionUtils.findThrowableWithMessage(e.getCause(), TOO_EARLY).isEmpty()) {
          throw e;
        }
        answers.pause(LOOK_AGAIN_MILLIS, e.getMessage());
      }
    }
  }

  private static JobID id(ClusterJob job) {
    return JobID.fromHexString(job.id());
  }

  @Override
  public void close() {
    client.close();
  }

  @Override
  public String toString() {
    return "--%s=%s".formatted(FlinkRemoteControl.OPTION, master);
  }
}
