package io.millrace.jobs.control;

/** Says how a job goes on that was stopped. */
public final class Resume {

  private Resume() {}

  /**
   * In one line; without the job's options, which the user knows and which may tell too much.
   *
   * @param job what the command line calls it
   * @param savepoint where it is
   */
  public static String line(String job, String savepoint) {
    return "To resume it: millrace resume --savepoint=%s %s … with the options that it had"
        .formatted(savepoint, job);
  }
}
