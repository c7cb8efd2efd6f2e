package io.millrace.benchmarks.load;

import io.millrace.benchmarks.harness.Commands;
import io.millrace.benchmarks.jdbc.BenchServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;

/** Runs flows over records, and rollups of keys, that a small heap does not hold. */
final class WideRuns {

  static final String HEAP = "256m";
  static final List<String> OPERATIONS = List.of("uniqBy", "groupBy", "max", "collect");
  static final List<String> RUNNERS = List.of("DirectRunner", "FlinkRunner");

  private final Path home;
  private final Duration patience;

  /**
   * Runs of what the build has made.
   *
   * @param home the project's folder
   * @param patience how long one may take
   */
  WideRuns(Path home, Duration patience) {
    this.home = home;
    this.patience = patience;
  }

  /** A flow over records of two kilobytes. */
  WideRun flow(String operation, String runner, int records)
      throws IOException, InterruptedException {
    List<String> arguments =
        List.of(operation, Integer.toString(records), "--runner=" + runner, "--parallelism=2");
    return measured(operation, runner, new Commands(home, HEAP).program(WideFlow.class, arguments));
  }

  /** A rollup of as many groups as there are rows, by texts of a kilobyte. */
  WideRun rollup(BenchServer server, String runner, int rows)
      throws IOException, InterruptedException, SQLException {
    try (Connection connection = server.connect();
        Statement statement = connection.createStatement()) {
      statement.execute(
          """
          DROP TABLE IF EXISTS wide, wide_totals;
          CREATE TABLE wide AS SELECT id, lpad(id::text, 992, 'key') AS k FROM generate_series(1, %d) AS id;
          ALTER TABLE wide ADD PRIMARY KEY (id);
          CREATE TABLE wide_totals (k text PRIMARY KEY, n bigint, last text);
          ANALYZE"""
              .formatted(rows));
      WideRun run =
          measured(
              "rollup",
              runner,
              List.of(
                  "env",
                  "MILLRACE_JAVA_OPTS=-Xmx" + HEAP,
                  home.resolve("scripts/millrace").toString(),
                  "rollup",
                  "--from=" + server.url(),
                  "--table=wide",
                  "--groupBy=k",
                  "--aggregate=count() as n, max(k) as last",
                  "--to=" + server.url(),
                  "--into=wide_totals",
                  "--runner=" + runner));
      return run.isRight() ? checked(run, statement, rows) : run;
    }
  }

  private static WideRun checked(WideRun run, Statement statement, int rows) throws SQLException {
    try (ResultSet result =
        statement.executeQuery(
            "SELECT count(*) FROM wide JOIN wide_totals USING (k) WHERE n = 1 AND last = k")) {
      result.next();
      long right = result.getLong(1);
      return right == rows
          ? run
          : new WideRun(
              run.operation(),
              run.runner(),
              "wrong: %,d of %,d groups are right".formatted(right, rows),
              run.wallSeconds(),
              run.peakBytes());
    }
  }

  private WideRun measured(String operation, String runner, List<String> command)
      throws IOException, InterruptedException {
    Path log = Files.createTempFile("bench-", ".log");
    long start = System.nanoTime();
    try (PeakMemory memory = PeakMemory.start()) {
      String verdict = MemoryRuns.verdict(command, patience, log);
      double seconds = (System.nanoTime() - start) / 1e9;
      long peak = memory.peaks().values().stream().mapToLong(bytes -> bytes).max().orElse(0);
      return new WideRun(operation, runner, verdict, seconds, peak);
    } finally {
      Files.delete(log);
    }
  }
}
