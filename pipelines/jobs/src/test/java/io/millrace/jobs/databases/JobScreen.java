package io.millrace.jobs.databases;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.millrace.jobs.Job;
import io.millrace.jobs.WrongUseException;
import io.millrace.jobs.cli.Cli;
import io.millrace.jobs.cli.JobCommand;
import io.millrace.jobs.run.JobRunner;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.List;
import java.util.ServiceLoader;

/**
 * What a job in this JVM leaves, where databases in memory are, whatever its size.
 *
 * @param code the exit code
 * @param out standard output
 * @param err standard error
 */
public record JobScreen(int code, String out, String err) {

  public static JobScreen of(String... arguments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int code =
        run(
            List.of(arguments),
            new PrintStream(out, true, UTF_8),
            new PrintStream(err, true, UTF_8));
    return new JobScreen(code, out.toString(UTF_8), err.toString(UTF_8));
  }

  private static int run(List<String> arguments, PrintStream out, PrintStream err) {
    try {
      return JobRunner.run((JobCommand) Cli.parse(arguments, jobs()), out, err);
    } catch (WrongUseException e) {
      err.println("millrace: " + e.getMessage());
      return 2;
    }
  }

  private static List<Job> jobs() {
    return ServiceLoader.load(Job.class).stream().map(ServiceLoader.Provider::get).toList();
  }
}
