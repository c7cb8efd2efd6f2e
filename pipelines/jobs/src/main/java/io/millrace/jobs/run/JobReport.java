package io.millrace.jobs.run;

import io.millrace.jobs.WrongUseException;
import io.millrace.jobs.cli.ExitCode;
import io.millrace.jobs.cli.JobCommand;
import io.millrace.jobs.report.Recording;
import io.millrace.jobs.report.Report;
import io.millrace.jobs.report.ReportFile;
import io.millrace.runner.Launcher;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Instant;
import java.util.Optional;

/** The report of a job, if one is asked for. */
final class JobReport {

  private final JobCommand command;
  private final Optional<ReportFile> file;
  private final Recording recording = new Recording();
  private final Instant started = Instant.now();

  private JobReport(JobCommand command, Optional<ReportFile> file) {
    this.command = command;
    this.file = file;
  }

  /**
   * The report that a command asks for.
   *
   * @throws WrongUseException if its file cannot be written
   */
  static JobReport of(JobCommand command) {
    Optional<String> name = Optional.ofNullable(command.common().report());
    return new JobReport(command, name.map(ReportFile::checked));
  }

  /**
   * Checks that this process sees the end of the job, which the report is about.
   *
   * @throws WrongUseException if it leaves the job to a cluster
   */
  void checkSeesTheEnd(Launcher launcher) {
    if (file.isPresent() && launcher.isDetached()) {
      throw new WrongUseException(
          "--report tells how a job has ended, and nobody waits for that with --detach, flink run -d"
              + " and REST; leave --report out");
    }
  }

  /** What watches the job for it. */
  Optional<Recording> recording() {
    return file.map(found -> recording);
  }

  /** Writes it, unless nothing has run. A job that is done stays done where that fails. */
  void write(Session session, int code, String error, PrintStream err) {
    if (file.isEmpty() || code == ExitCode.WRONG_USE || command.common().isExplain()) {
      return;
    }
    Report report =
        new Report(
            command.name(),
            started,
            command.common().arguments(),
            session.launcher(),
            recording,
            session.outcome(),
            new Report.End(word(code), error));
    try {
      file.get().write(report);
      session.say("Report: " + file.get());
    } catch (IOException e) {
      err.printf("millrace: --report=%s: cannot be written any more: %s%n", file.get(), e);
    }
  }

  private static String word(int code) {
    return switch (code) {
      case ExitCode.OK -> "done";
      case ExitCode.FAILED -> "failed";
      default -> "cancelled";
    };
  }
}
