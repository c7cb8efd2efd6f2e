package io.millrace.jobs;

import io.millrace.jdbc.secret.Secret;
import io.millrace.jobs.cli.Answer;
import io.millrace.jobs.cli.Cli;
import io.millrace.jobs.cli.ClusterCommand;
import io.millrace.jobs.cli.Command;
import io.millrace.jobs.cli.ExitCode;
import io.millrace.jobs.cli.JobCommand;
import io.millrace.jobs.control.ClusterControl;
import io.millrace.jobs.launch.ChildJvm;
import io.millrace.jobs.launch.MemoryWatch;
import io.millrace.jobs.launch.ThisJvm;
import io.millrace.jobs.run.JobRunner;
import java.io.PrintStream;
import java.util.List;
import java.util.ServiceLoader;

/**
 * The command line {@code millrace}.
 *
 * <p>Flink starts it as well, from {@code millrace.jar}: by its command line, and over REST.
 *
 * <p>Answers questions ({@code jobs}, {@code --help}, {@code --version}) itself, at once. Runs a
 * job in this JVM if that was started for jobs of its size, and otherwise in a new one: a JVM that
 * Maven started has Maven's flags, and class loaders that embedded Flink cannot live with.
 */
public final class Main {

  private Main() {}

  /**
   * Ends the JVM with an {@link ExitCode}; after an answer just returns, which is 0. Where Flink
   * has started it, returns, or throws what would have been printed.
   */
  public static void main(String[] arguments) {
    if (ThisJvm.isFlinks()) {
      FlinkProgram.run(List.of(arguments));
      return;
    }
    if (ThisJvm.isOurs()) {
      MemoryWatch.start();
    }
    int code = run(List.of(arguments), System.out, System.err);
    if (code != ExitCode.OK || ThisJvm.isOurs()) {
      System.exit(code);
    }
  }

  /** The whole of it but for the end of the JVM. */
  static int run(List<String> arguments, PrintStream out, PrintStream err) {
    try {
      Command command = Cli.parse(arguments, jobs());
      if (command instanceof JobCommand run) {
        return ThisJvm.isFlinks() ? JobRunner.run(run, out, err) : run(run, arguments, out, err);
      }
      if (command instanceof ClusterCommand cluster) {
        return ClusterControl.run(cluster, out, err);
      }
      out.print(((Answer) command).text());
      return ExitCode.OK;
    } catch (WrongUseException e) {
      err.println("millrace: " + Secret.masked(String.valueOf(e.getMessage())));
      return ExitCode.WRONG_USE;
    }
  }

  private static int run(
      JobCommand command, List<String> arguments, PrintStream out, PrintStream err) {
    JobSize size = command.size();
    return ThisJvm.suits(size)
        ? JobRunner.run(command, out, err)
        : ChildJvm.run(size, arguments, err);
  }

  private static List<Job> jobs() {
    return ServiceLoader.load(Job.class, Main.class.getClassLoader()).stream()
        .map(ServiceLoader.Provider::get)
        .toList();
  }
}
