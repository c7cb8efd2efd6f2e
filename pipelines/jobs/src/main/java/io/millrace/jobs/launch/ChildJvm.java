package io.millrace.jobs.launch;

import io.millrace.jobs.JobSize;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Runs a command line in a new JVM with the flags for its size.
 *
 * <p>The two processes are one to the user: the child has our input, output and exit code. Ctrl-C
 * reaches both, and we wait until the child has cancelled its job; a signal that reaches only us is
 * passed on; if we are killed without a word, the child ends itself ({@link ParentWatch}).
 */
public final class ChildJvm {

  private static final String MAIN = "io.millrace.jobs.Main";

  /** How long a child may take to cancel: more than it takes itself. */
  private static final long PATIENCE_SECONDS = 12;

  /** The exit code of what the operating system killed: 128 and the number of the signal. */
  private static final int KILLED = 137;

  private ChildJvm() {}

  /**
   * Runs to the end.
   *
   * @param err where to say what the child cannot: that it was killed
   * @return the exit code of the child
   */
  public static int run(JobSize size, List<String> arguments, PrintStream err) {
    Process child = start(command(size, arguments));
    Thread hook = new Thread(() -> stop(child), "millrace-stop-child");
    Runtime.getRuntime().addShutdownHook(hook);
    try {
      int code = child.waitFor();
      if (code == KILLED) {
        err.println(
            "millrace: the JVM of the job was killed, perhaps for want of memory: it may take a"
                + " quarter of the machine's, or what %s=-Xmx… says".formatted(UserFlags.VARIABLE));
      }
      return code;
    } catch (InterruptedException e) {
      stop(child);
      Thread.currentThread().interrupt();
      return child.exitValue();
    } finally {
      forget(hook);
    }
  }

  private static List<String> command(JobSize size, List<String> arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(ClassArchive.flags(ThisJvm.classPath()));
    JvmFlag.beside(UserFlags.fromEnvironment(), size).forEach(flag -> command.add(flag.text()));
    command.add("-D%s=%d".formatted(ThisJvm.PARENT, ProcessHandle.current().pid()));
    command.addAll(UserFlags.fromEnvironment());
    command.add(MAIN);
    command.addAll(arguments);
    return command;
  }

  private static Process start(List<String> command) {
    ProcessBuilder builder = new ProcessBuilder(command).inheritIO();
    // By the environment: the list of processes stays readable.
    builder.environment().put("CLASSPATH", ThisJvm.classPath());
    try {
      return builder.start();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot start " + command.get(0), e);
    }
  }

  /** Asks, waits, insists. */
  private static void stop(Process child) {
    child.destroy();
    try {
      if (!child.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        child.destroyForcibly().waitFor();
      }
    } catch (InterruptedException e) {
      child.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }

  private static void forget(Thread hook) {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // The JVM is shutting down, and the hook is at work.
    }
  }
}
