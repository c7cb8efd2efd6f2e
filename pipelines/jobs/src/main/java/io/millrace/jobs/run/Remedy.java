package io.millrace.jobs.run;

import io.millrace.jobs.cli.JobCommand;

/** What to do about a failure: the last line of a failed run. */
final class Remedy {

  private Remedy() {}

  static String of(Throwable failure, JobCommand command) {
    for (Throwable t = failure; t != null; t = t.getCause()) {
      if (t instanceof OutOfMemoryError) {
        return "give the job more memory, as by MILLRACE_JAVA_OPTS=-Xmx4g, or its tables less, by"
            + " --tableMemory";
      }
    }
    return command.common().isStacktrace()
        ? "mend what the first line names, and run it again"
        : "mend what this names, and run it again; --stacktrace shows where it happened";
  }
}
