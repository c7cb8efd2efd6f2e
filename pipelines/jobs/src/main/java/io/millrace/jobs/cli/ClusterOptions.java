package io.millrace.jobs.cli;

import io.millrace.jobs.HelpSection;
import io.millrace.jobs.HelpSection.Title;
import io.millrace.jobs.WrongUseException;
import java.time.Duration;
import picocli.CommandLine.Option;

/** The options of every command about a cluster. */
final class ClusterOptions {

  @HelpSection(Title.RUNNING)
  @Option(
      names = "--flinkMaster",
      paramLabel = "HOST:PORT",
      required = true,
      description =
          "The cluster: where its web interface is. Example: --flinkMaster=127.0.0.1:8081")
  private String master;

  @HelpSection(Title.RUNNING)
  @Option(
      names = "--timeout",
      paramLabel = "SECONDS",
      defaultValue = "30",
      description = "How long it may take. Default: ${DEFAULT-VALUE}.")
  private int timeout = 30;

  @HelpSection(Title.OUTPUT)
  @Option(names = "--stacktrace", description = "Show the stack trace of a failure.")
  private boolean stacktrace;

  @HelpSection(Title.OUTPUT)
  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this help.")
  private boolean help;

  String master() {
    return master;
  }

  boolean isHelp() {
    return help;
  }

  boolean isStacktrace() {
    return stacktrace;
  }

  Duration timeout() {
    if (timeout < 1) {
      throw new WrongUseException(
          "--timeout=%d: must be at least 1, in seconds".formatted(timeout));
    }
    return Duration.ofSeconds(timeout);
  }
}
