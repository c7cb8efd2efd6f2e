package io.millrace.jobs;

/** How much a run of a job does: what its JVM is tuned for. */
public enum JobSize {

  /** Seconds: most of the time is the start, so the JVM is told to start fast. */
  SMALL,

  /** Longer: the start is forgotten soon, so the JVM is told to run fast. */
  LARGE
}
