package io.millrace.jobs;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What a run of the command line leaves.
 *
 * @param code the exit code
 * @param out standard output
 * @param err standard error, without the lines that say how far a job is: it has as many as its
 *     machine is slow
 */
public record Screen(int code, String out, String err) {

  private static final Pattern PROGRESS =
      Pattern.compile("(?m)^millrace: \\w+: (.* rows/s, .*|waits for .*)\\R");

  /** What a run has left. */
  public Screen {
    err = PROGRESS.matcher(err).replaceAll("");
  }

  /** Runs in this JVM. */
  public static Screen of(String... arguments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int code =
        Main.run(
            List.of(arguments),
            new PrintStream(out, true, UTF_8),
            new PrintStream(err, true, UTF_8));
    return new Screen(code, out.toString(UTF_8), err.toString(UTF_8));
  }
}
