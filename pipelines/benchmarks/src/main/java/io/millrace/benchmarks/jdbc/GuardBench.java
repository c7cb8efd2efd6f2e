package io.millrace.benchmarks.jdbc;

import io.millrace.benchmarks.report.Median;
import io.millrace.flow.Flow;
import io.millrace.jdbc.Database;
import io.millrace.jdbc.Jdbc;
import io.millrace.jdbc.JdbcWrite;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.beam.runners.direct.DirectOptions;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.options.PipelineOptionsFactory;

/**
 * {@code scripts/bench guard}: what it costs a batch that its writer proves that its run is the
 * current one, by upserts of two users, of whom one may not create {@code millrace_writers}.
 */
public final class GuardBench {

  private static final int ROUNDS = 7;
  private static final List<Integer> BATCH_ROWS = List.of(1, 1_000, 50_000);
  private static final long MOST_ROWS = 1_000_000;
  private static final long MOST_BATCHES = 5_000;

  /** A row. */
  public record Reading(long id, long meter, String note) {}

  private final BenchServer server;

  private GuardBench(BenchServer server) {
    this.server = server;
  }

  /** Prints a line for each size of a batch. */
  public static void main(String[] arguments) throws Exception {
    try (BenchServer server = BenchServer.start()) {
      GuardBench bench = new GuardBench(server);
      bench.execute(
          "CREATE ROLE guarded LOGIN",
          "CREATE ROLE unguarded LOGIN",
          "GRANT CREATE ON SCHEMA public TO guarded");
      System.out.println("rows a batch, batches, unguarded, guarded, price of a batch (medians)");
      for (int rows : BATCH_ROWS) {
        System.out.println(bench.line(rows));
      }
    }
  }

  private String line(int batchRows) throws Exception {
    long batches = Math.min(MOST_BATCHES, MOST_ROWS / batchRows);
    List<Double> with = new ArrayList<>();
    List<Double> without = new ArrayList<>();
    for (int round = 0; round <= ROUNDS; round++) {
      double unguarded = seconds("unguarded", batchRows, batches);
      double guardedToo = seconds("guarded", batchRows, batches);
      if (round > 0) { // The first warms up.
        without.add(unguarded);
        with.add(guardedToo);
      }
    }
    double usual = Median.of(without.stream().mapToDouble(seconds -> seconds)).getAsDouble();
    double guarded = Median.of(with.stream().mapToDouble(seconds -> seconds)).getAsDouble();
    return "%,d, %,d, %.2f s, %.2f s, %.2f ms"
        .formatted(batchRows, batches, usual, guarded, (guarded - usual) / batches * 1e3);
  }

  private double seconds(String user, int batchRows, long batches) throws Exception {
    execute(
        "DROP TABLE IF EXISTS readings, millrace_writers",
        "CREATE TABLE readings (id bigint PRIMARY KEY, meter bigint, note text)",
        "GRANT ALL ON readings TO guarded, unguarded");
    Pipeline pipeline = Pipeline.create(PipelineOptionsFactory.create());
    pipeline.getOptions().as(DirectOptions.class).setTargetParallelism(1);
    JdbcWrite<Reading> write =
        Jdbc.upsert(Database.at(server.url(user)), Reading.class)
            .table("readings")
            .batchSize(batchRows)
            .batchTime(Duration.ofHours(1));
    if (write.unguarded().isPresent() == user.equals("guarded")) {
      throw new IllegalStateException("user %s is not what it should be".formatted(user));
    }
    Flow.from(
            pipeline,
            Jdbc.read(Database.at(server.url()), Reading.class)
                .query(
                    "SELECT id, id %% 1000 AS meter, 'a note' AS note FROM generate_series(1, %d) AS id"
                        .formatted(batchRows * batches)))
        .into(write);
    long start = System.nanoTime();
    pipeline.run().waitUntilFinish();
    return (System.nanoTime() - start) / 1e9;
  }

  private void execute(String... statements) throws SQLException {
    try (Connection connection = server.connect();
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }
}
