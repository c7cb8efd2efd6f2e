package io.millrace.jobs.cli;

import io.millrace.jobs.HelpSection;
import io.millrace.jobs.HelpSection.Title;
import java.util.List;
import picocli.CommandLine.Option;

/** The options of every job. */
@HelpSection(Title.RUNNING)
public final class CommonOptions {

  @Option(
      names = "--runner",
      paramLabel = "NAME",
      description =
          "Where it runs: DirectRunner; FlinkRunner, the default where --flinkMaster names a"
              + " cluster; SparkRunner, where its jars are added. millrace --help says what each"
              + " of them cannot do. Default: DirectRunner.")
  private String runner;

  @Option(
      names = "--parallelism",
      paramLabel = "N",
      description =
          "How many workers the runner has. Default: one a processor, on a cluster one a slot.")
  private Integer parallelism;

  @Option(
      names = "--detach",
      description = "On a cluster: submit the job, print its id and leave it alone.")
  private boolean detach;

  @HelpSection(Title.OUTPUT)
  @Option(
      names = "--explain",
      description = "Say what would be done, and what is tuned and why; run nothing.")
  private boolean explain;

  @HelpSection(Title.OUTPUT)
  @Option(names = "--stacktrace", description = "Show the stack trace of a failure.")
  private boolean stacktrace;

  @HelpSection(Title.OUTPUT)
  @Option(names = "--quiet", description = "Print nothing but errors.")
  private boolean quiet;

  @HelpSection(Title.OUTPUT)
  @Option(
      names = "--report",
      paramLabel = "FILE.html",
      description =
          "Write a page on the job when it has ended, however it did: plan, counts, throughput,"
              + " options. Not with --detach.")
  private String report;

  @HelpSection(Title.OUTPUT)
  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this help.")
  private boolean help;

  private List<String> arguments = List.of();

  /**
   * The runner's name; whether it exists is found out when the job starts. Null where the user
   * names none.
   */
  public String runner() {
    return runner;
  }

  /** How many workers the user asks for; null where he does not. */
  public Integer parallelism() {
    return parallelism;
  }

  /** Whether to leave the job to its cluster once it has been submitted. */
  public boolean isDetach() {
    return detach;
  }

  /** Whether to say what would be done, and what is tuned and why, instead of running. */
  public boolean isExplain() {
    return explain;
  }

  /** Whether a failure is followed by its stack trace. */
  public boolean isStacktrace() {
    return stacktrace;
  }

  /** Whether nothing is printed but errors. */
  public boolean isQuiet() {
    return quiet;
  }

  /** The file for the report; null where none is asked for. */
  public String report() {
    return report;
  }

  /** All options of the command line as they were typed, those of the job too. */
  public List<String> arguments() {
    return arguments;
  }

  void setArguments(List<String> typed) {
    arguments = List.copyOf(typed);
  }

  boolean isHelp() {
    return help;
  }
}
