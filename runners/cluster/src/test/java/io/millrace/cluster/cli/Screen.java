package io.millrace.cluster.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.List;

/**
 * What a run of the command line leaves.
 *
 * @param code the exit code
 * @param out standard output
 * @param err standard error
 */
record Screen(int code, String out, String err) {

  static Screen of(String... arguments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int code =
        FlinkCluster.run(
            List.of(arguments),
            new PrintStream(out, true, UTF_8),
            new PrintStream(err, true, UTF_8));
    return new Screen(code, out.toString(UTF_8), err.toString(UTF_8));
  }
}
