package io.millrace.benchmarks.millrace;

import static io.millrace.flow.Reducers.sumLong;

import io.millrace.benchmarks.work.Visit;
import io.millrace.files.TextFiles;
import io.millrace.flow.Flow;
import org.apache.beam.sdk.Pipeline;

/** W5 as a flow. For the arguments see {@link FlowJob}. */
public final class VisitsFlow {

  private VisitsFlow() {}

  public static void main(String[] arguments) throws Exception {
    FlowJob.run(arguments, VisitsFlow::build);
  }

  private static void build(Pipeline pipeline, String input, String output) {
    Flow.from(pipeline, TextFiles.lines(input))
        .map(Visit::parse)
        .partitionBy(Visit::user)
        .reduce(sumLong(Visit::bytes), Visit::line)
        .into(TextFiles.write(output + "/users"));
  }
}
