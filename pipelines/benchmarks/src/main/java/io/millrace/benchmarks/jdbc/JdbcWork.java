package io.millrace.benchmarks.jdbc;

import static io.millrace.benchmarks.jdbc.Contestant.COPY;
import static io.millrace.benchmarks.jdbc.Contestant.LOOP;
import static io.millrace.benchmarks.jdbc.Contestant.OURS_DIRECT;
import static io.millrace.benchmarks.jdbc.Contestant.OURS_FLINK;
import static io.millrace.benchmarks.jdbc.Contestant.OURS_PUSHDOWN;
import static io.millrace.benchmarks.jdbc.Contestant.SQL;

import java.util.List;

/** What is to be done. */
enum JdbcWork {
  /** Orders are totalled by customer, from one table to another. */
  ROLLUP("rollup");

  private static final long CUSTOMERS = 100_000;

  private final String id;

  JdbcWork(String id) {
    this.id = id;
  }

  /** Who can do it, in the order of tables. */
  List<Contestant> contestants() {
    return switch (this) {
      case ROLLUP -> List.of(SQL, COPY, LOOP, OURS_DIRECT, OURS_FLINK, OURS_PUSHDOWN);
    };
  }

  /** Its tables. */
  Workload workload() {
    return switch (this) {
      case ROLLUP -> new OrderTotals(CUSTOMERS);
    };
  }

  /** As the command line has it. */
  @Override
  public String toString() {
    return id;
  }
}
