package io.millrace.runner.flink;

import io.millrace.cluster.rest.MasterAddress;
import java.util.List;
import java.util.concurrent.ExecutionException;
import org.apache.beam.runners.flink.FlinkPipelineOptions;
import org.apache.flink.api.common.JobID;
import org.apache.flink.api.common.Plan;
import org.apache.flink.api.java.RemoteEnvironment;
import org.apache.flink.client.ClientUtils;
import org.apache.flink.client.deployment.ClusterClientJobClientAdapter;
import org.apache.flink.client.deployment.StandaloneClusterDescriptor;
import org.apache.flink.client.deployment.StandaloneClusterId;
import org.apache.flink.client.deployment.executors.PipelineExecutorUtils;
import org.apache.flink.client.program.ClusterClient;
import org.apache.flink.client.program.ClusterClientProvider;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.GlobalConfiguration;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.runtime.client.DuplicateJobSubmissionException;
import org.apache.flink.runtime.jobgraph.JobGraph;
import org.apache.flink.runtime.jobgraph.SavepointRestoreSettings;
import org.apache.flink.streaming.api.environment.RemoteStreamEnvironment;
import org.apache.flink.streaming.api.graph.StreamGraph;
import org.apache.flink.util.ExceptionUtils;

/**
 * Flink's environments of a remote cluster, put where Beam looks for them with {@code
 * --flinkMaster=[auto]}, until this is closed.
 *
 * <p>Beam would make its own, of which nobody can say how often a batch job begins again: a {@code
 * restart-strategy} in the client's configuration does not get into the translation of batch jobs,
 * and Beam sets one for streaming jobs only. Flink holds the environments in static fields, so one
 * pipeline at a time is submitted.
 */
// Batch jobs of Beam are jobs of Flink's DataSet API, which is deprecated.
@SuppressWarnings({"deprecation", "try"})
final class ClusterEnvironments implements AutoCloseable {

  private JobClient submitted;

  private ClusterEnvironments() {}

  /**
   * Puts them in place.
   *
   * @param files the jars that the cluster gets
   */
  static ClusterEnvironments install(
      MasterAddress master, FlinkPipelineOptions options, List<String> files) {
    ClusterEnvironments environments = new ClusterEnvironments();
    Configuration configuration = configuration(options);
    String[] jars = files.toArray(String[]::new);
    // Both before either is in place: then Flink refuses to make more.
    Batch batch =
        environments
        .new Batch(
            master,
            configuration,
            jars,
            BatchRestarts.configuration(options.as(ClusterOptions.class).getBatchRestarts()));
    Streaming streaming =
        environments.new Streaming(master, configuration, jars, savepoint(options));
    Batch.install(batch);
    Streaming.install(streaming);
    return environments;
  }

  private static Configuration configuration(FlinkPipelineOptions options) {
    return options.getFlinkConfDir() == null
        ? GlobalConfiguration.loadConfiguration()
        : GlobalConfiguration.loadConfiguration(options.getFlinkConfDir());
  }

  private static SavepointRestoreSettings savepoint(FlinkPipelineOptions options) {
    return options.getSavepointPath() == null
        ? SavepointRestoreSettings.none()
        : SavepointRestoreSettings.forPath(
            options.getSavepointPath(), Boolean.TRUE.equals(options.getAllowNonRestoredState()));
  }

  /** The client of the job that was submitted. */
  JobClient submitted() {
    return submitted;
  }

  @Override
  public void close() {
    Batch.uninstall();
    Streaming.uninstall();
  }

  private final class Batch extends RemoteEnvironment {

    private final Configuration restarts;

    Batch(
        MasterAddress master, Configuration configuration, String[] jars, Configuration restarts) {
      super(master.host(), master.port(), configuration, jars);
      this.restarts = restarts;
    }

    static void install(Batch environment) {
      initializeContextEnvironment(() -> environment);
    }

    static void uninstall() {
      resetContextEnvironment();
    }

    @Override
    public Plan createProgramPlan(String jobName, boolean clearSinks) {
      Plan plan = super.createProgramPlan(jobName, clearSinks);
      StageGauges.install(plan);
      return plan;
    }

    /** As Flink does it, but for the graph's own configuration, which it leaves empty. */
    @Override
    public JobClient executeAsync(String jobName) throws Exception {
      ClassLoader loader = getUserCodeClassLoader();
      JobGraph graph =
          PipelineExecutorUtils.getJobGraph(createProgramPlan(jobName), getConfiguration(), loader);
      graph.getJobConfiguration().addAll(restarts);
      ClusterClientProvider<StandaloneClusterId> provider =
          new StandaloneClusterDescriptor(getConfiguration())
              .retrieve(StandaloneClusterId.getInstance());
      try (ClusterClient<StandaloneClusterId> client = provider.getClusterClient()) {
        JobID id = submit(client, graph);
        ClientUtils.waitUntilJobInitializationFinished(
            () -> client.getJobStatus(id).get(), () -> client.requestJobResult(id).get(), loader);
        submitted = new ClusterClientJobClientAdapter<>(provider, id, loader);
        return submitted;
      }
    }

    /** Flink's client submits again where an answer was lost; a job that is there then is ours. */
    private static JobID submit(ClusterClient<?> client, JobGraph graph) throws Exception {
      try {
        return client.submitJob(graph).get();
      } catch (ExecutionException e) {
        String name = DuplicateJobSubmissionException.class.getSimpleName();
        if (ExceptionUtils.findThrowableWithMessage(e, name).isPresent()) {
          return graph.getJobID();
        }
        throw e;
      }
    }
  }

  private final class Streaming extends RemoteStreamEnvironment {

    Streaming(
        MasterAddress master,
        Configuration configuration,
        String[] jars,
        SavepointRestoreSettings savepoint) {
      super(master.host(), master.port(), configuration, jars, null, savepoint);
    }

    static void install(Streaming environment) {
      initializeContextEnvironment(ignored -> environment);
    }

    static void uninstall() {
      resetContextEnvironment();
    }

    @Override
    public JobClient executeAsync(StreamGraph graph) throws Exception {
      StageGauges.install(graph);
      submitted = super.executeAsync(graph);
      return submitted;
    }
  }
}
