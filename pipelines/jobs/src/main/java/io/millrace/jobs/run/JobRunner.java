package io.millrace.jobs.run;

import io.millrace.jdbc.secret.Secret;
import io.millrace.jobs.JobLeftException;
import io.millrace.jobs.WrongUseException;
import io.millrace.jobs.cli.ExitCode;
import io.millrace.jobs.cli.JobCommand;
import io.millrace.jobs.launch.FullHeap;
import io.millrace.jobs.launch.ParentWatch;
import io.millrace.runner.Failures;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.concurrent.CancellationException;

/** Runs a job in this JVM, to an exit code. */
public final class JobRunner {

  private final JobCommand command;
  private final Screen screen;
  private final PrintStream err;
  private String error = "";

  private JobRunner(JobCommand command, Screen screen) {
    this.command = command;
    this.screen = screen;
    this.err = screen.err();
  }

  /**
   * Runs to the end.
   *
   * @return an {@link ExitCode}; what it means has been printed
   */
  public static int run(JobCommand command, PrintStream out, PrintStream err) {
    ParentWatch.start();
    try (Screen screen = Screen.of(command.name(), out, err)) {
      return new JobRunner(command, screen).run();
    }
  }

  private int run() {
    Session session;
    JobReport report;
    try {
      report = JobReport.of(command);
      session = new Session(command, screen.out());
      report.checkSeesTheEnd(session.launcher());
    } catch (IllegalArgumentException e) {
      return wrongUse(e);
    }
    if (command.common().isExplain() && !command.common().isQuiet()) {
      screen.out().print(Explanation.of(command, session.launcher()));
    }
    watch(session, report);
    try (Interruption interruption = new Interruption(command.name(), session.launcher(), err)) {
      int code = run(session, interruption);
      report.write(session, code, error, err);
      return code;
    }
  }

  private void watch(Session session, JobReport report) {
    if (!command.common().isQuiet()) {
      session.launcher().watch(screen.display());
    }
    report.recording().ifPresent(session.launcher()::watch);
  }

  private int run(Session session, Interruption interruption) {
    try {
      command.job().run(session);
      if (interruption.happened()) {
        err.printf("millrace: %s had done its work by then%n", command.name());
      }
      session.outcome().map(Summary::of).orElse(List.of()).forEach(session::say);
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
      if (wrongUse) {
        return wrongUse(e);
      }
      boolean ownHeapFull = FullHeap.isCauseOf(e) && !session.leavesProcess();
      return ownHeapFull ? heapFull(e) : failed(e);
    }
  }

  private int wrongUse(Throwable e) {
    String message = e.getMessage() == null ? Failures.message(e) : e.getMessage();
    err.println("millrace: " + Secret.masked(message.strip().replaceAll("\\s*\\R\\s*", " ")));
    stacktrace(e);
    return ExitCode.WRONG_USE;
  }

  private int heapFull(Throwable e) {
    error = FullHeap.MESSAGE;
    err.println("millrace: " + error);
    stacktrace(e);
    return ExitCode.FAILED;
  }

  private int failed(Throwable e) {
    error = Secret.masked(Failures.message(e));
    err.printf("millrace: %s failed: %s%n", command.name(), error);
    stacktrace(e);
    err.println("millrace: " + Remedy.of(e, command));
    return ExitCode.FAILED;
  }

  private void stacktrace(Throwable e) {
    if (command.common().isStacktrace()) {
      StringWriter trace = new StringWriter();
      e.printStackTrace(new PrintWriter(trace));
      err.print(Secret.masked(trace.toString()));
    }
  }
}
