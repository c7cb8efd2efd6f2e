package io.millrace.runner.flink;

import java.util.List;
import org.apache.beam.runners.flink.FlinkPipelineOptions;
import org.apache.flink.api.common.Plan;
import org.apache.flink.api.common.restartstrategy.RestartStrategies;
import org.apache.flink.api.common.time.Time;
import org.apache.flink.api.java.RemoteEnvironment;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.GlobalConfiguration;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.runtime.jobgraph.SavepointRestoreSettings;
import org.apache.flink.streaming.api.environment.RemoteStreamEnvironment;
import org.apache.flink.streaming.api.graph.StreamGraph;

/**
 * Flink's environments of a remote cluster, put where Beam looks for them with {@code
 * --flinkMaster=[auto]}, until this is closed.
 *
 * <p>Beam would make its own, of which nobody can say how often a batch job begins again: Flink
 * takes that from the job's execution config alone (a {@code restart-strategy} in the client's
 * configuration does not get into the translation of batch jobs), and Beam sets it for streaming
 * jobs only. Flink holds the environments in static fields, so one pipeline at a time is submitted.
 */
// Batch jobs of Beam are jobs of Flink's DataSet API, which is deprecated.
@SuppressWarnings({"deprecation", "try"})
final class ClusterEnvironments implements AutoCloseable {

  private static final Time RESTART_DELAY = Time.seconds(1);

  private JobClient submitted;

  private ClusterEnvironments() {}

  /**
   * Puts them in place.
   *
   * @param files the jars that the cluster gets
   */
  static ClusterEnvironments install(
      FlinkMaster master, FlinkPipelineOptions options, List<String> files) {
    ClusterEnvironments environments = new ClusterEnvironments();
    Configuration configuration = configuration(options);
    String[] jars = files.toArray(String[]::new);
    // Both before either is in place: then Flink refuses to make more.
    Batch batch = environments.new Batch(master, configuration, jars);
    int restarts = options.as(ClusterOptions.class).getBatchRestarts();
    batch
        .getConfig()
        .setRestartStrategy(
            restarts == 0
                ? RestartStrategies.noRestart()
                : RestartStrategies.fixedDelayRestart(restarts, RESTART_DELAY));
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

    Batch(FlinkMaster master, Configuration configuration, String[] jars) {
      super(master.host(), master.port(), configuration, jars);
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

    @Override
    public JobClient executeAsync(String jobName) throws Exception {
      submitted = super.executeAsync(jobName);
      return submitted;
    }
  }

  private final class Streaming extends RemoteStreamEnvironment {

    Streaming(
        FlinkMaster master,
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
