package io.millrace.benchmarks.chaos;

/** What is done to a run. */
public enum FaultKind {
  /** {@code kill -9} of one TaskManager, in whose place another is started. */
  TASK_MANAGER("TaskManager killed"),
  /** {@code kill -9} of the JobManager; another is started, and the job submitted again. */
  JOB_MANAGER("JobManager killed"),
  /** The server ends the job's connections to the source, the target or both. */
  CONNECTIONS("connections ended");

  private final String label;

  FaultKind(String label) {
    this.label = label;
  }

  String label() {
    return label;
  }
}
