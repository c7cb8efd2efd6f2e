package io.millrace.benchmarks.millrace;

import io.millrace.runner.Launcher;
import io.millrace.runner.PipelineBuilder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.options.PipelineOptionsFactory;

/** What our jobs have in common: how a pipeline is made and run. */
final class FlowJob {

  /** Runs without the launcher, with the runner's defaults. */
  private static final String PLAIN = "--plain";

  private FlowJob() {}

  /**
   * Builds a pipeline and runs it to its end.
   *
   * @param arguments the folder of the input, that of the output, {@code --runner}, perhaps {@code
   *     --plain}
   */
  static void run(String[] arguments, Builder builder) throws Exception {
    List<String> options = new ArrayList<>(Arrays.asList(arguments).subList(2, arguments.length));
    PipelineBuilder pipeline = p -> builder.build(p, arguments[0] + "/*.txt", arguments[1]);
    if (options.remove(PLAIN)) {
      runPlain(options, pipeline);
    } else {
      Launcher.from(options.toArray(String[]::new)).launch(pipeline);
    }
  }

  private static void runPlain(List<String> options, PipelineBuilder builder) throws Exception {
    Pipeline pipeline =
        Pipeline.create(PipelineOptionsFactory.fromArgs(options.toArray(String[]::new)).create());
    builder.build(pipeline);
    pipeline.run().waitUntilFinish();
  }

  /** Describes a job's flow. */
  @FunctionalInterface
  interface Builder {
    void build(Pipeline pipeline, String input, String output);
  }
}
