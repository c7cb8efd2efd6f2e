package io.millrace.benchmarks.beam;

import io.millrace.benchmarks.Parallel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.options.PipelineOptionsFactory;

/** What the Beam jobs have in common: how a pipeline is made and run. */
public final class BeamJob {

  private BeamJob() {}

  /**
   * Builds a pipeline and runs it to its end.
   *
   * @param arguments the folder of the input, that of the output, {@code --runner}
   */
  static void run(String[] arguments, Builder builder) {
    Pipeline pipeline = pipeline(Arrays.asList(arguments).subList(2, arguments.length));
    builder.build(pipeline, arguments[0] + "/*.txt", arguments[1]);
    pipeline.run().waitUntilFinish();
  }

  /** A pipeline for the runner among the options, tuned by what its documentation says. */
  public static Pipeline pipeline(List<String> options) {
    List<String> all = new ArrayList<>();
    for (String option : options) {
      all.add(option);
      all.addAll(tuning(option));
    }
    return Pipeline.create(PipelineOptionsFactory.fromArgs(all.toArray(String[]::new)).create());
  }

  private static List<String> tuning(String option) {
    return switch (option) {
      case "--runner=DirectRunner" ->
          List.of(
              "--enforceImmutability=false",
              "--enforceEncodability=false",
              "--targetParallelism=" + Parallel.threads());
      case "--runner=FlinkRunner" ->
          List.of(
              "--flinkMaster=[local]",
              "--parallelism=" + Parallel.threads(),
              "--fasterCopy=true",
              "--objectReuse=true");
      default -> List.of();
    };
  }

  /** Applies a job's transforms. */
  @FunctionalInterface
  interface Builder {
    void build(Pipeline pipeline, String input, String output);
  }
}
