package io.millrace.benchmarks.jdbc;

/** A contestant at its work for a number of input rows. */
record Trial(Contestant contestant, long rows) {

  /** One line for people. */
  String title() {
    return "%s, %,d rows: %s".formatted(contestant.work().title(), rows, contestant.title());
  }
}
