package io.millrace.jobs.cli;

import io.millrace.jobs.HelpSection;
import io.millrace.jobs.HelpSection.Title;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The command line that resumes a job, that picocli fills. */
@Command(
    name = ResumeLine.NAME,
    description = "Runs a streaming job on a cluster, from where a savepoint was made of it.")
final class ResumeLine {

  static final String NAME = "resume";

  @Option(
      names = "--savepoint",
      paramLabel = "URI",
      required = true,
      description =
          "Where the savepoint is, as stop and savepoint have said."
              + " Example: --savepoint=file:///savepoints/savepoint-1a2b3c-0123456789ab")
  String savepoint;

  @Parameters(
      arity = "1..*",
      paramLabel = "JOB --option=value …",
      description = "The job and its options, --flinkMaster among them, as it was run before.")
  List<String> job;

  @HelpSection(Title.OUTPUT)
  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this help.")
  boolean help;
}
