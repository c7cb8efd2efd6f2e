package io.millrace.jobs.cli;

/** What a process ends with. */
public final class ExitCode {

  /** The job has done its work, or the question was answered. */
  public static final int OK = 0;

  /** The job failed. */
  public static final int FAILED = 1;

  /** The command line asks for something that cannot be; nothing has run. */
  public static final int WRONG_USE = 2;

  /** The job was cancelled, as by Ctrl-C: 128 and the number of the signal. */
  public static final int CANCELLED = 130;

  private ExitCode() {}
}
