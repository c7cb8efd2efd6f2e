package io.millrace.benchmarks.load;

/** What is between the source and the sink, and how many rows may be there. */
enum PressureShape {
  /** Source, map, sink: one stage. */
  STRAIGHT("straight", 1_000),
  /** Source, fixed windows of 10,000 rows each, 1,000 keys, count, sink. */
  KEYED("keyed", 500_000);

  /** Rows of a window: one a millisecond of event time. */
  static final int WINDOW = 10_000;

  static final int KEYS = 1_000;

  private final String id;
  private final long bound;

  PressureShape(String id, long bound) {
    this.id = id;
    this.bound = bound;
  }

  /** At most so many rows are read and not yet written. */
  long bound() {
    return bound;
  }

  /** As the command line has it. */
  @Override
  public String toString() {
    return id;
  }
}
