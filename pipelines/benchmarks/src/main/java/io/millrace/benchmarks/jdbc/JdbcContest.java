package io.millrace.benchmarks.jdbc;

/** A contestant at a work of a size. */
record JdbcContest(JdbcWork work, long rows, Contestant contestant) {

  /** One line for people. */
  String title() {
    return "%s, %,d rows: %s".formatted(work, rows, contestant.title());
  }
}
