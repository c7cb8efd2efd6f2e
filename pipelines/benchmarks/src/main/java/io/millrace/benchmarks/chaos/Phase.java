package io.millrace.benchmarks.chaos;

/** How far a job was when it was hit. */
public enum Phase {
  /** Nobody had read yet. */
  START("start"),
  /** A reader's transaction was open; what has been read is shuffled meanwhile. */
  READ("read"),
  /**
   * Nobody read any more, and nothing was written yet: the shuffle sorts, or the first groups are
   * merged.
   */
  SHUFFLE("shuffle"),
  /** Something was written, and nobody was writing at that moment. */
  MERGE("merge"),
  /** A transaction of a writer was open. */
  WRITE("write"),
  /** The job had ended, sooner than the undisturbed one. */
  AFTER("after");

  private final String label;

  Phase(String label) {
    this.label = label;
  }

  String label() {
    return label;
  }

  /** How many times in a row it must be seen: readers pause between two splits as well. */
  int looks() {
    return this == SHUFFLE ? 3 : 1;
  }
}
