package io.millrace.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.jdbc.FaultProxy.Fault;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * A job from database to database, through a network and on a server that break at seeded random
 * moments: the target is what SQL says, every time.
 *
 * <p>{@code -Dmillrace.faults.runs=200} sets how many runs, {@code -Dmillrace.faults.seed} the
 * first seed.
 */
class PostgresFaultsIT {

  @RegisterExtension static final TestDatabase TEST = TestDatabase.postgres();

  private static final int RUNS = Integer.getInteger("millrace.faults.runs", 8);
  private static final long SEED = Long.getLong("millrace.faults.seed", 0);

  /** Runs at the same time: most of a run is waiting. */
  private static final int LANES = 4;

  @BeforeAll
  static void tables() {
    TEST.execute(
        "CREATE TABLE sales AS SELECT i AS id, 'r' || i % 97 AS region, i * 7 % 1000 AS amount"
            + " FROM generate_series(1, 4000) AS g(i)",
        "ALTER TABLE sales ADD PRIMARY KEY (id), ALTER amount SET NOT NULL");
  }

  @Test
  void everyRun_isWhatSqlSays() throws Exception {
    ExecutorService lanes = Executors.newFixedThreadPool(LANES);
    List<Future<List<Fault>>> runs =
        LongStream.range(SEED, SEED + RUNS)
            .mapToObj(seed -> lanes.submit(() -> new PostgresFaultRun(TEST, seed).happened()))
            .toList();
    Map<Fault, Integer> happened = new EnumMap<>(Fault.class);

    try {
      for (Future<List<Fault>> run : runs) {
        run.get().forEach(fault -> happened.merge(fault, 1, Integer::sum));
      }
    } finally {
      lanes.shutdownNow();
    }

    System.out.printf("%d runs from seed %d on, in which were: %s%n", RUNS, SEED, happened);
    assertThat(happened).containsOnlyKeys(Fault.values());
  }
}
