package io.millrace.benchmarks.harness;

import io.millrace.jobs.JobSize;

/** How a contestant's JVM is started. */
public enum Launch {
  /** With the flags and the archive that {@code scripts/millrace} gives to a large job. */
  LARGE("as a large job"),
  /** The same, and a heap of half a gigabyte. */
  LARGE_SMALL_HEAP("as a large job, -Xmx512m"),
  /** With the flags and the archive that {@code scripts/millrace} gives to a small job. */
  SMALL("as a small job"),
  /** By {@code java -cp} and nothing else; but the program still sets the runner's options. */
  JAVA("java -cp"),
  /** By {@code java -cp}, and the pipeline is run by Beam alone, with the runner's defaults. */
  JAVA_AND_BEAM("java -cp, no launcher");

  private final String title;

  Launch(String title) {
    this.title = title;
  }

  /** What tables call it. */
  public String title() {
    return title;
  }

  boolean isTuned() {
    return this != JAVA && this != JAVA_AND_BEAM;
  }

  JobSize size() {
    return this == SMALL ? JobSize.SMALL : JobSize.LARGE;
  }
}
