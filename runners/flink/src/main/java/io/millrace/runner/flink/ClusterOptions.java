package io.millrace.runner.flink;

import java.util.List;
import org.apache.beam.sdk.options.Default;
import org.apache.beam.sdk.options.Description;
import org.apache.beam.sdk.options.PipelineOptions;
import org.apache.beam.sdk.options.PipelineOptionsRegistrar;

/** What Beam's options for Flink do not say. */
public interface ClusterOptions extends PipelineOptions {

  @Description(
      "How many times a batch job on a cluster begins again what was lost with a worker, or failed."
          + " Beam's numberOfExecutionRetries is for streaming alone.")
  @Default.Integer(3)
  int getBatchRestarts();

  void setBatchRestarts(int restarts);

  /** Makes the options known to Beam. */
  final class Registrar implements PipelineOptionsRegistrar {

    @Override
    public Iterable<Class<? extends PipelineOptions>> getPipelineOptions() {
      return List.of(ClusterOptions.class);
    }
  }
}
