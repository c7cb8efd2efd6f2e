package io.millrace.runner;

import java.time.Duration;
import java.util.Optional;
import org.apache.beam.sdk.options.PipelineOptions;

/**
 * Reaches the jobs of a runner that has clusters: there a pipeline is a job in processes of their
 * own, and goes on when the process that submitted it is gone.
 */
public interface RemoteControl {

  /** The option that names a cluster, as on the command line without the dashes. */
  String option();

  /** The cluster that pipelines with these options run on, where the options name one. */
  Optional<String> address(PipelineOptions options);

  /** Whether a run failed like this because somebody has cancelled its job on the cluster. */
  boolean isCancellation(Throwable failure);

  /**
   * A cluster; nothing is asked of it yet.
   *
   * @param address as the user gives it in {@link #option}
   * @param patience how long it may take for an answer, and for what is asked of it to be done
   * @throws IllegalArgumentException if the address cannot be one
   */
  Cluster connect(String address, Duration patience);
}
