package io.millrace.runner;

import java.util.List;
import java.util.stream.Stream;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.options.PipelineOptions;

/**
 * The main method of a program of one pipeline.
 *
 * <pre>{@code
 * interface Options extends PipelineOptions {
 *   @Validation.Required
 *   String getText();
 *
 *   void setText(String pattern);
 * }
 *
 * public static void main(String[] arguments) throws Exception {
 *   Program.run(
 *       arguments,
 *       Options.class,
 *       (pipeline, options) ->
 *           Flow.from(pipeline, TextFiles.lines(options.getText())) … .into(…));
 * }
 * }</pre>
 *
 * <p>What goes wrong is one line on standard error, and the exit code: 1 if the job failed, 2 if
 * the command line or the pipeline is wrong and nothing has run. {@code --help} lists the options.
 * For several pipelines, or to watch and cancel one, see {@link Launcher}.
 */
public final class Program {

  static final int FAILED = 1;
  static final int WRONG_USE = 2;

  private Program() {}

  /** Makes the pipeline of a program. */
  @FunctionalInterface
  public interface Builder<O extends PipelineOptions> {

    /** Adds transforms to the pipeline, as the options say. */
    void build(Pipeline pipeline, O options) throws Exception;
  }

  /**
   * Builds the pipeline, runs it on the runner that the arguments name, and waits for its end; ends
   * the JVM if it fails.
   *
   * @param arguments {@code --name=value} each, as {@link PipelineArguments} has it
   * @param type the program's own options
   * @return how it ended; as in {@link Launcher#launch}
   * @throws Exception what goes wrong, where the JVM is not the program's own: an engine's command
   *     line has started it
   */
  public static <O extends PipelineOptions> Outcome run(
      String[] arguments, Class<O> type, Builder<O> builder) throws Exception {
    try {
      List<String> line = List.of(arguments);
      if (line.contains("--help")) {
        System.out.print(OptionsHelp.text(Stream.of(type)));
        System.exit(0);
      }
      Launcher launcher = Launcher.of(PipelineArguments.parse(line, type));
      O options = launcher.options().as(type);
      return launcher.launch(pipeline -> builder.build(pipeline, options));
    } catch (Exception e) {
      if (RunnerProfiles.all().stream().anyMatch(RunnerProfile::hasStartedThisProgram)) {
        throw e;
      }
      System.err.println("error: " + message(e));
      System.exit(code(e));
      throw e;
    }
  }

  private static String message(Exception e) {
    return code(e) == WRONG_USE && e.getMessage() != null
        ? e.getMessage().strip().replaceAll("\\s*\\R\\s*", " ")
        : Failures.message(e);
  }

  /** What sources, sinks and flows refuse while a pipeline is built is the user's to put right. */
  private static int code(Exception e) {
    boolean refused = e instanceof IllegalArgumentException || e instanceof IllegalStateException;
    return refused ? WRONG_USE : FAILED;
  }
}
