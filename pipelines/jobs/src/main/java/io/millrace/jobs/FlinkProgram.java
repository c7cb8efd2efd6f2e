package io.millrace.jobs;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.millrace.jobs.cli.ExitCode;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.List;

/**
 * The command line as a program of Flink's, which shows its user what a program throws, and in
 * whose process nothing may end the JVM.
 */
final class FlinkProgram {

  private FlinkProgram() {}

  /**
   * Runs it.
   *
   * @throws WrongUseException if the command line is wrong; the message is the line that says how
   * @throws IllegalStateException if the job fails; the message is what would have been printed
   */
  static void run(List<String> arguments) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    int code = Main.run(arguments, System.out, new PrintStream(bytes, true, UTF_8));
    String errors = bytes.toString(UTF_8).strip();
    if (code == ExitCode.WRONG_USE) {
      throw new WrongUseException(errors);
    }
    if (code != ExitCode.OK) {
      throw new IllegalStateException(errors);
    }
    if (!errors.isEmpty()) {
      System.err.println(errors);
    }
  }
}
