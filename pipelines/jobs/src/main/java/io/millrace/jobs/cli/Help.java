package io.millrace.jobs.cli;

import static java.util.stream.Collectors.joining;

import io.millrace.jobs.Job;
import io.millrace.runner.RunnerProfile;
import io.millrace.runner.RunnerProfiles;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.Comparator;
import java.util.Properties;
import java.util.TreeMap;
import picocli.CommandLine;

/** The texts that answer questions. */
final class Help {

  private Help() {}

  /** What {@code millrace --help} says. */
  static String overview(Collection<Job> jobs) {
    return """
        Usage: millrace JOB [--option=value …]

        Jobs:
        %s
        Runners, by --runner=NAME:
        %s
        millrace JOB --help   the job's options
        millrace jobs         the jobs, one a line
        millrace --version    the versions in use

        On a Flink cluster, each with --flinkMaster=HOST:PORT:
          jobs                                   the cluster's jobs
          cancel JOB_ID                          cancels a job
          stop JOB_ID                            ends a streaming job with a savepoint
          savepoint JOB_ID                       makes a savepoint; the job goes on
          resume --savepoint=URI JOB --option…   runs a job from a savepoint

        Exit codes: 0 done, 1 the job failed, 2 the command line is wrong and nothing has run.
        MILLRACE_JAVA_OPTS holds more flags for the job's JVM, such as -Xmx4g.
        """
        .formatted(list(jobs).indent(2), runners().indent(2));
  }

  /** What {@code millrace jobs} says: name and description, one job a line. */
  static String list(Collection<Job> jobs) {
    int width = jobs.stream().mapToInt(job -> name(job).length()).max().orElse(0);
    return jobs.stream()
        .sorted(Comparator.comparing(Help::name))
        .map(job -> ("%-" + width + "s  %s%n").formatted(name(job), description(job)))
        .collect(joining());
  }

  /** The runners on the class path: name and description, and a line for what each cannot do. */
  private static String runners() {
    StringBuilder text = new StringBuilder();
    for (RunnerProfile runner : RunnerProfiles.all()) {
      text.append("%s: %s%n".formatted(runner.name(), runner.description()));
      new TreeMap<>(runner.lacks())
          .values()
          .forEach(lack -> text.append("  but %s%n".formatted(lack)));
    }
    return text.toString();
  }

  /** What {@code millrace --version} says. */
  static String version() {
    Properties versions = new Properties();
    try (InputStream in = Help.class.getResourceAsStream("versions.properties")) {
      versions.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return "millrace %s (Apache Beam %s, Apache Flink %s, Java %s)%n"
        .formatted(
            versions.getProperty("millrace"),
            versions.getProperty("beam"),
            versions.getProperty("flink"),
            Runtime.version());
  }

  static String name(Job job) {
    return command(job).name();
  }

  private static String description(Job job) {
    return String.join(" ", command(job).description());
  }

  private static CommandLine.Command command(Job job) {
    return job.getClass().getAnnotation(CommandLine.Command.class);
  }
}
