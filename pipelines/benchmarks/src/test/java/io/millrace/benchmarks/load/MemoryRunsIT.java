package io.millrace.benchmarks.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.benchmarks.jdbc.BenchServer;
import io.millrace.benchmarks.jdbc.OrderTotals;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Needs what {@code mvn package} builds, as {@code scripts/bench} does. */
class MemoryRunsIT {

  private static final long ROWS = 5_000;
  private static final Path HOME = Path.of("../..").toAbsolutePath().normalize();

  @Test
  void run_right_andWrongWhereARowIsMissing() throws Exception {
    OrderTotals orders = new OrderTotals(1_000);
    try (BenchServer server = BenchServer.start();
        Connection connection = server.connect();
        Statement statement = connection.createStatement()) {
      orders.load(connection, ROWS);
      MemoryRuns runs = new MemoryRuns(HOME, server, orders, ROWS, Duration.ofMinutes(1));

      MemoryRun run = runs.run(new MemoryContest(MemoryPlace.DIRECT, 100));

      assertThat(runs.checked(run).verdict()).isEqualTo("right");
      assertThat(run.peakBytes()).isBetween(50L << 20, 1L << 30);
      statement.execute("DELETE FROM customer_totals WHERE customer_id = 7");
      assertThat(runs.checked(run).verdict())
          .startsWith("wrong: TableDigest[rows=99,")
          .contains("SQL gives TableDigest[rows=100,");
    }
  }
}
