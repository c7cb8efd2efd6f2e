package io.millrace.runner;

import org.apache.beam.sdk.PipelineResult;

/** A pipeline that runs on a cluster, where it has a name and goes on without this process. */
public interface SubmittedJob extends PipelineResult {

  /** What the cluster calls it. */
  String jobId();
}
