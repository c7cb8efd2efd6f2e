package io.millrace.benchmarks.load;

/**
 * A rollup somewhere.
 *
 * @param groups how many groups it makes of all rows
 */
record MemoryContest(MemoryPlace place, long groups) {

  /** What is grouped by, in SQL; its name is the key of the target. */
  String groupBy() {
    return "customer_id %% %d as customer_id".formatted(groups);
  }

  /** One line for people. */
  String title() {
    return "%,d groups, %s".formatted(groups, place.title());
  }
}
