package io.millrace.runner.flink;

import io.millrace.cluster.rest.MasterAddress;
import io.millrace.runner.LaunchOptions;
import io.millrace.runner.Tuning;
import org.apache.beam.runners.flink.FlinkPipelineOptions;

/** The options for jobs on a cluster. */
final class ClusterTuning {

  /** Longer than readers take to hand over their last elements. */
  private static final long IDLE_MILLIS = 1_000;

  private ClusterTuning() {}

  /**
   * For a cluster that this process submits to.
   *
   * @throws IllegalArgumentException if there is none, or it could not be given the program
   */
  static void remote(Tuning tuning, MasterAddress master) {
    FlinkPipelineOptions flink = tuning.as(FlinkPipelineOptions.class);
    int slots = ClusterSlots.of(master);
    flink.setRunner(ClusterRunner.class);
    tuning.setParallelism(
        "parallelism",
        flink::setParallelism,
        flink::getParallelism,
        slots,
        "one worker a slot of the cluster");
    if (!tuning.isNamed("filesToStage")) {
      tuning.set(
          "filesToStage",
          ClusterJar.filesToStage(System.getProperty("java.class.path")),
          flink::setFilesToStage,
          "one jar with all that the cluster has not; the default is the whole class path");
    }
    tuning.set(
        "attachedMode",
        false,
        flink::setAttachedMode,
        "the job is watched and cancelled while it runs");
    ClusterOptions options = tuning.as(ClusterOptions.class);
    tuning.set(
        "batchRestarts",
        options.getBatchRestarts(),
        options::setBatchRestarts,
        "a batch job survives the loss of a TaskManager; Beam's own options are for streaming");
    endOfBounded(tuning, flink);
  }

  /** For a program that Flink has started. */
  static void surrounded(Tuning tuning) {
    FlinkPipelineOptions flink = tuning.as(FlinkPipelineOptions.class);
    boolean mayWait = Surroundings.mayWait();
    tuning.setParallelism(
        "parallelism",
        flink::setParallelism,
        flink::getParallelism,
        Surroundings.parallelism(),
        "as Flink was told");
    tuning.set(
        "attachedMode",
        mayWait,
        flink::setAttachedMode,
        mayWait ? "flink run waits for the job" : "Flink lets nobody wait for the job");
    tuning.set(
        "detach",
        !mayWait,
        tuning.as(LaunchOptions.class)::setDetach,
        mayWait ? "flink run waits for the job" : "Flink lets nobody wait for the job");
    endOfBounded(tuning, flink);
  }

  private static void endOfBounded(Tuning tuning, FlinkPipelineOptions flink) {
    tuning.set(
        "shutdownSourcesAfterIdleMs",
        IDLE_MILLIS,
        flink::setShutdownSourcesAfterIdleMs,
        "streaming with checkpoints: sources that have ended let the job end; by default never");
  }
}
