package io.millrace.jobs.copy;

import io.millrace.flow.Flow;
import io.millrace.jdbc.JdbcRead;
import io.millrace.jdbc.JdbcWrite;
import io.millrace.jobs.databases.JobTarget;
import io.millrace.runner.PipelineBuilder;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.values.Row;

/** The flow of a copy: rows go from the cursor of a split to the batch of a writer. */
record CopyFlow(JdbcRead<Row> read, JobTarget target, JdbcWrite<Row> write)
    implements PipelineBuilder {

  @Override
  public void build(Pipeline pipeline) {
    target.end(Flow.from(pipeline, read), write);
  }
}
