package io.millrace.jobs.cli;

import java.util.List;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/** The options of every job. */
public final class CommonOptions {

  // A group only for its heading in the help.
  @ArgGroup(validate = false, heading = "%nOptions of every job:%n")
  private final Group group = new Group();

  private List<String> arguments = List.of();

  /**
   * The runner's name; whether it exists is found out when the job starts. Null where the user
   * names none.
   */
  public String runner() {
    return group.runner;
  }

  /** How many workers the user asks for; null where he does not. */
  public Integer parallelism() {
    return group.parallelism;
  }

  /** Whether to leave the job to its cluster once it has been submitted. */
  public boolean isDetach() {
    return group.detach;
  }

  /** Whether to say what would be done, and what is tuned and why, instead of running. */
  public boolean isExplain() {
    return group.explain;
  }

  /** Whether a failure is followed by its stack trace. */
  public boolean isStacktrace() {
    return group.stacktrace;
  }

  /** Whether nothing is printed but errors. */
  public boolean isQuiet() {
    return group.quiet;
  }

  /** The file for the report; null where none is asked for. */
  public String report() {
    return group.report;
  }

  /** All options of the command line as they were typed, those of the job too. */
  public List<String> arguments() {
    return arguments;
  }

  void setArguments(List<String> typed) {
    arguments = List.copyOf(typed);
  }

  boolean isHelp() {
    return group.help;
  }

  private static final class Group {

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

    @Option(
        names = "--explain",
        description = "Say what would be done, and what is tuned and why; run nothing.")
    private boolean explain;

    @Option(names = "--stacktrace", description = "Show the stack trace of a failure.")
    private boolean stacktrace;

    @Option(names = "--quiet", description = "Print nothing but errors.")
    private boolean quiet;

    @Option(
        names = "--report",
        paramLabel = "FILE.html",
        description =
            "Write a page on the job when it has ended, however it did: plan, counts, throughput,"
                + " options. Not with --detach.")
    private String report;

    @Option(
        names = {"-h", "--help"},
        usageHelp = true,
        description = "Show this help.")
    private boolean help;
  }
}
