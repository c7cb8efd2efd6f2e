package io.millrace.benchmarks.load;

/** Where a job that is held back runs. */
enum PressurePlace {
  /** Beam's own runner. */
  DIRECT("direct", "DirectRunner", 1),
  /** Flink in the process of the job. */
  EMBEDDED("embedded", "embedded Flink", 1),
  /** Two TaskManagers of a slot. */
  CLUSTER("cluster", "Flink, 2 TaskManagers", 2);

  private final String id;
  private final String title;
  private final int jvms;

  PressurePlace(String id, String title, int jvms) {
    this.id = id;
    this.title = title;
    this.jvms = jvms;
  }

  /** What tables call it. */
  String title() {
    return title;
  }

  /** How many JVMs share the sinks. */
  int jvms() {
    return jvms;
  }

  /** As the command line has it. */
  @Override
  public String toString() {
    return id;
  }
}
