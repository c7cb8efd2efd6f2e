package io.millrace.jobs;

/**
 * A job of the command line: {@code millrace NAME --option=value …}.
 *
 * <p>A job is a picocli command: its class carries {@code @Command(name = …, description = …)}, the
 * description in one line, and its fields carry {@code @Option}. It is found by {@link
 * java.util.ServiceLoader} and filled from the command line before anything else is called.
 *
 * <pre>{@code
 * @Command(name = "wordcount", description = "Counts the words of a text file.")
 * public final class WordCount implements Job {
 *   @Option(names = "--input", required = true, description = "The text file.")
 *   private Path input;
 *
 *   @Override
 *   public void run(JobRun run) throws Exception {
 *     Outcome outcome = run.launch(new WordCountPipeline(input));
 *     run.say("%,d words in %s".formatted(outcome.counter("words"), outcome.elapsed()));
 *   }
 * }
 * }</pre>
 *
 * <p>The class itself uses no class of Beam in a field, a method's signature or a lambda, or {@code
 * --help} would load Beam: what builds the pipeline is a class of its own, as above.
 */
public interface Job {

  /**
   * How big this run will be, judged by the options alone; by default {@link JobSize#LARGE}. It
   * chooses the flags of the JVM that runs the job, in which Beam is not loaded yet.
   */
  default JobSize size() {
    return JobSize.LARGE;
  }

  /**
   * Runs the job to its end. A normal return is success, exit code 0.
   *
   * @throws WrongUseException if the options are wrong; exit code 2. So is {@link
   *     IllegalArgumentException} as long as no pipeline runs: sources, sinks and reducers throw it
   *     when they are constructed with something that does not exist or fit
   * @throws Exception if the job fails; exit code 1
   */
  void run(JobRun run) throws Exception;
}
