package io.millrace.benchmarks.jdbc;

import static io.millrace.benchmarks.jdbc.Contestant.BEAM_DIRECT;
import static io.millrace.benchmarks.jdbc.Contestant.BEAM_FLINK;
import static io.millrace.benchmarks.jdbc.Contestant.COPY;
import static io.millrace.benchmarks.jdbc.Contestant.FLINK;
import static io.millrace.benchmarks.jdbc.Contestant.LOOP;
import static io.millrace.benchmarks.jdbc.Contestant.OURS_DIRECT;
import static io.millrace.benchmarks.jdbc.Contestant.OURS_FLINK;
import static io.millrace.benchmarks.jdbc.Contestant.OURS_PUSHDOWN;
import static io.millrace.benchmarks.jdbc.Contestant.SQL;

import java.util.List;

/** What is to be done. */
enum JdbcWork {
  /** Orders are totalled by customer, from one table to another. */
  ROLLUP("rollup"),
  /** Rows from memory are upserted, half of them new. */
  UPSERT("upsert");

  private static final long CUSTOMERS = 100_000;

  private final String id;

  JdbcWork(String id) {
    this.id = id;
  }

  /** Who can do it, in the order of tables. */
  List<Contestant> contestants() {
    return switch (this) {
      case ROLLUP ->
          List.of(SQL, COPY, LOOP, FLINK, BEAM_FLINK, OURS_DIRECT, OURS_FLINK, OURS_PUSHDOWN);
      case UPSERT -> List.of(BEAM_DIRECT, BEAM_FLINK, OURS_DIRECT, OURS_FLINK);
    };
  }

  /** Its tables. */
  Workload workload() {
    return switch (this) {
      case ROLLUP -> new OrderTotals(CUSTOMERS);
      case UPSERT -> new Items();
    };
  }

  /** As the command line has it. */
  @Override
  public String toString() {
    return id;
  }
}
