package io.millrace.benchmarks.load;

/** Where the rollup runs, and how little memory there is. */
enum MemoryPlace {
  /** Two TaskManagers of two slots. */
  CLUSTER("cluster", "Flink, 2 TaskManagers of 2 slots, heaps of 256 MB each"),
  /** Beam's own runner. */
  DIRECT("direct", "DirectRunner, -Xmx256m"),
  /** Flink in the process of the job. */
  EMBEDDED("embedded", "embedded Flink, -Xmx512m");

  private final String id;
  private final String title;

  MemoryPlace(String id, String title) {
    this.id = id;
    this.title = title;
  }

  /** What tables call it. */
  String title() {
    return title;
  }

  /** The heap of a JVM of its own; on the cluster, of the process that submits. */
  String heap() {
    return this == EMBEDDED ? "512m" : "256m";
  }

  /** As the command line has it. */
  @Override
  public String toString() {
    return id;
  }
}
