package io.millrace.benchmarks.jdbc;

/** Who does the work. */
enum Contestant {
  /** The server itself: nothing crosses. */
  SQL("sql", "SQL within the server"),
  /** The limit for data that crosses. */
  COPY("copy", "COPY, Java, COPY"),
  /** What is written without a library. */
  LOOP("loop", "JDBC loop"),
  /** Flink's own API and its JDBC connector, embedded. */
  FLINK("flink", "native Flink"),
  /** Beam by its own examples, on its DirectRunner. */
  BEAM_DIRECT("beam-direct", "textbook Beam, DirectRunner"),
  /** Beam by its own examples, on an embedded Flink. */
  BEAM_FLINK("beam-flink", "textbook Beam, Flink"),
  /** We, on Beam's DirectRunner. */
  OURS_DIRECT("ours-direct", "Millrace, DirectRunner"),
  /** We, on an embedded Flink. */
  OURS_FLINK("ours-flink", "Millrace, Flink"),
  /** We, where the source aggregates what it can. */
  OURS_PUSHDOWN("ours-pushdown", "Millrace, --pushdown=aggregate");

  private final String id;
  private final String title;

  Contestant(String id, String title) {
    this.id = id;
    this.title = title;
  }

  /** What tables call it. */
  String title() {
    return title;
  }

  /** As the command line has it. */
  @Override
  public String toString() {
    return id;
  }
}
