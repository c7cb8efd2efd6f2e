package io.millrace.jobs.run;

import io.millrace.jobs.JobLeftException;
import io.millrace.jobs.WrongUseException;
import io.millrace.jobs.cli.ExitCode;
import io.millrace.jobs.cli.JobCommand;
import io.millrace.jobs.launch.ParentWatch;
import io.millrace.runner.Failures;
import java.io.PrintStream;
import java.util.concurrent.CancellationException;

/** Runs a job in this JVM, to an exit code. */
public final class JobRunner {

  private final JobCommand command;
  private final PrintStream out;
  private final PrintStream err;

  private JobRunner(JobCommand command, PrintStream out, PrintStream err) {
    this.command = command;
    this.out = out;
    this.err = err;
  }

  /**
   * Runs to the end.
   *
   * @return an {@link ExitCode}; what it means has been printed
   */
  public static int run(JobCommand command, PrintStream out, PrintStream err) {
    ParentWatch.start();
    return new JobRunner(command, out, err).run();
  }

  private int run() {
    Session session;
    try {
      session = new Session(command, out);
    } catch (IllegalArgumentException e) {
      return wrongUse(e);
    }
    if (command.common().isExplain()) {
      out.print(Explanation.of(command, session.launcher()));
    }
    try (Interruption interruption = new Interruption(command.name(), session.launcher(), err)) {
      return run(session, interruption);
    }
  }

  private int run(Session session, Interruption interruption) {
    try {
      command.job().run(session);
      return ExitCode.OK;
    } catch (Session.Explained | JobLeftException e) {
      return ExitCode.OK;
    } catch (WrongUseException e) {
      return wrongUse(e);
    } catch (Exception | Error e) {
      if (interruption.happened()) {
        return ExitCode.CANCELLED;
      }
      if (e instanceof CancellationException) {
        err.printf("millrace: %s was cancelled from outside%n", command.name());
        return ExitCode.CANCELLED;
      }
      boolean wrongUse = e instanceof IllegalArgumentException && !session.launched();
      return wrongUse ? wrongUse(e) : failed(e);
    }
  }

  private int wrongUse(Throwable e) {
    String message = e.getMessage() == null ? Failures.message(e) : e.getMessage();
    err.println("millrace: " + message.strip().replaceAll("\\s*\\R\\s*", " "));
    stacktrace(e);
    return ExitCode.WRONG_USE;
  }

  private int failed(Throwable e) {
    err.printf("millrace: %s failed: %s%n", command.name(), Failures.message(e));
    stacktrace(e);
    err.println("millrace: " + Remedy.of(e, command));
    return ExitCode.FAILED;
  }

  private void stacktrace(Throwable e) {
    if (command.common().isStacktrace()) {
      e.printStackTrace(err);
    }
  }
}
