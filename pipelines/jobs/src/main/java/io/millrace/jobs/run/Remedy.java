package io.millrace.jobs.run;

import io.millrace.jobs.cli.JobCommand;
import io.millrace.jobs.launch.FullHeap;

/** What to do about a failure: the last line of a failed run. */
final class Remedy {

  private Remedy() {}

  static String of(Throwable failure, JobCommand command) {
    if (FullHeap.isCauseOf(failure)) {
      return "give the workers more memory, as by taskmanager.memory.task.heap.size of Flink, or"
          + " their tables less, by --tableMemory";
    }
    return command.common().isStacktrace()
        ? "mend what the first line names, and run it again"
        : "mend what this names, and run it again; --stacktrace shows where it happened";
  }
}
