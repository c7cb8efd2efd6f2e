package io.millrace.benchmarks.millrace;

import static io.millrace.flow.Reducers.count;

import io.millrace.benchmarks.work.WordCount;
import io.millrace.files.TextFiles;
import io.millrace.flow.Flow;
import org.apache.beam.sdk.Pipeline;

/** W1 as a flow. For the arguments see {@link FlowJob}. */
public final class WordCountFlow {

  private WordCountFlow() {}

  public static void main(String[] arguments) throws Exception {
    FlowJob.run(arguments, WordCountFlow::build);
  }

  private static void build(Pipeline pipeline, String input, String output) {
    Flow.from(pipeline, TextFiles.lines(input))
        .flatMap(WordCount::words)
        .partition()
        .reduce(count(), WordCount::line)
        .into(TextFiles.write(output + "/counts"));
  }
}
