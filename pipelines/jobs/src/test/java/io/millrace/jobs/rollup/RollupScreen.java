package io.millrace.jobs.rollup;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.millrace.jobs.WrongUseException;
import io.millrace.jobs.cli.Cli;
import io.millrace.jobs.cli.JobCommand;
import io.millrace.jobs.run.JobRunner;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.List;

/**
 * What a rollup in this JVM leaves, where databases in memory are, whatever its size.
 *
 * @param code the exit code
 * @param out standard output
 * @param err standard error
 */
record RollupScreen(int code, String out, String err) {

  static RollupScreen of(String... arguments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int code =
        run(
            List.of(arguments),
            new PrintStream(out, true, UTF_8),
            new PrintStream(err, true, UTF_8));
    return new RollupScreen(code, out.toString(UTF_8), err.toString(UTF_8));
  }

  private static int run(List<String> arguments, PrintStream out, PrintStream err) {
    try {
      return JobRunner.run((JobCommand) Cli.parse(arguments, List.of(new Rollup())), out, err);
    } catch (WrongUseException e) {
      err.println("millrace: " + e.getMessage());
      return 2;
    }
  }
}
