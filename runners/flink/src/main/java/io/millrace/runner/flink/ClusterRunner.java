package io.millrace.runner.flink;

import io.millrace.cluster.rest.MasterAddress;
import org.apache.beam.runners.flink.FlinkPipelineOptions;
import org.apache.beam.runners.flink.FlinkRunner;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.PipelineResult;
import org.apache.beam.sdk.PipelineRunner;
import org.apache.beam.sdk.options.PipelineOptions;
import org.apache.beam.sdk.util.construction.resources.PipelineResources;

/**
 * Beam's FlinkRunner for a remote cluster: batch jobs begin again when a worker is lost, and {@code
 * run} returns, as soon as the job is submitted, what can be watched and cancelled. Chosen by
 * {@link FlinkProfile}; public because Beam makes it.
 */
public final class ClusterRunner extends PipelineRunner<PipelineResult> {

  private final FlinkPipelineOptions options;

  private ClusterRunner(FlinkPipelineOptions options) {
    this.options = options;
  }

  /** Called by Beam. */
  public static ClusterRunner fromOptions(PipelineOptions options) {
    return new ClusterRunner(options.as(FlinkPipelineOptions.class));
  }

  /** Submits the pipeline; does not wait for its end. */
  @Override
  public PipelineResult run(Pipeline pipeline) {
    synchronized (ClusterRunner.class) {
      String option = options.getFlinkMaster();
      MasterAddress master = FlinkMaster.cluster(option);
      PipelineResources.prepareFilesForStaging(options);
      try (ClusterEnvironments environments =
          ClusterEnvironments.install(master, options, options.getFilesToStage())) {
        options.setFlinkMaster(FlinkMaster.SURROUNDINGS);
        PipelineResult result = FlinkRunner.fromOptions(options).run(pipeline);
        return new ClusterJob(master, environments.submitted(), result);
      } catch (RuntimeException e) {
        throw ClusterJob.lost(master, e);
      } finally {
        options.setFlinkMaster(option);
      }
    }
  }
}
