package io.millrace.runner;

import org.apache.beam.sdk.options.Default;
import org.apache.beam.sdk.options.Description;
import org.apache.beam.sdk.options.PipelineOptions;

/** How a pipeline is launched, the same with every runner. */
public interface LaunchOptions extends PipelineOptions {

  @Description(
      "Leave the pipeline to its cluster once it has been submitted, instead of waiting for its end.")
  @Default.Boolean(false)
  boolean isDetach();

  void setDetach(boolean detach);
}
