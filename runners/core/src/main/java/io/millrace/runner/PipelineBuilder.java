package io.millrace.runner;

import org.apache.beam.sdk.Pipeline;

/** Applies a job's transforms to an empty pipeline. */
@FunctionalInterface
public interface PipelineBuilder {

  /**
   * Builds; never runs.
   *
   * @throws IllegalArgumentException if the job cannot run as it was asked to
   * @throws Exception whatever else keeps the pipeline from being built
   */
  void build(Pipeline pipeline) throws Exception;
}
