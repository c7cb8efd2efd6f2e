package io.millrace.benchmarks.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.millrace.benchmarks.harness.Commands;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Needs what {@code mvn package} builds, as {@code scripts/bench} does. */
class JdbcBenchIT {

  private static final long ROWS = 5_000;
  private static final Path HOME = Path.of("../..").toAbsolutePath().normalize();
  private static final PrintStream SILENT = new PrintStream(OutputStream.nullOutputStream());

  private static BenchServer server;

  @BeforeAll
  static void start() throws Exception {
    server = BenchServer.start();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static JdbcOutcome run(
      Function<JdbcContest, List<String>> commands, JdbcContest... contests) throws Exception {
    return new JdbcRounds(server, commands, Duration.ofMinutes(2), SILENT)
        .run(List.of(contests), 1);
  }

  private static JdbcContest rollup(Contestant contestant) {
    return new JdbcContest(JdbcWork.ROLLUP, ROWS, contestant);
  }

  @Test
  void run_rollup() throws Exception {
    JdbcCommands commands = new JdbcCommands(HOME, new Commands(HOME, "1g"), server.url());

    JdbcOutcome outcome =
        run(
            commands::command,
            rollup(Contestant.SQL),
            rollup(Contestant.COPY),
            rollup(Contestant.LOOP),
            rollup(Contestant.OURS_DIRECT));

    assertThat(outcome.failures()).isEmpty();
    assertThat(outcome.runs())
        .extracting(run -> run.contest().contestant(), run -> run.jobSeconds().isPresent())
        .containsExactly(
            tuple(Contestant.SQL, true),
            tuple(Contestant.COPY, true),
            tuple(Contestant.LOOP, true),
            tuple(Contestant.OURS_DIRECT, true));
  }

  @Test
  void run_upsert() throws Exception {
    JdbcCommands commands = new JdbcCommands(HOME, new Commands(HOME, "1g"), server.url());
    JdbcContest ours = new JdbcContest(JdbcWork.UPSERT, ROWS, Contestant.OURS_DIRECT);

    JdbcOutcome outcome = run(commands::command, ours);

    assertThat(outcome.failures()).isEmpty();
    assertThat(outcome.runs()).extracting(JdbcRun::contest).containsExactly(ours);
  }

  @Test
  void run_nothingWritten() throws Exception {
    JdbcOutcome outcome = run(contest -> List.of("true"), rollup(Contestant.COPY));

    assertThat(outcome.runs()).isEmpty();
    assertThat(outcome.failures().get(rollup(Contestant.COPY)))
        .startsWith("wrong result: the target holds TableDigest[rows=0, sum=0], SQL gives");
  }

  @Test
  void tableDigest_orderAndValues() throws Exception {
    try (Connection connection = server.connect()) {
      TableDigest digest = TableDigest.of(connection, "VALUES (1, 'a'), (2, 'b')");

      assertThat(TableDigest.of(connection, "VALUES (2, 'b'), (1, 'a')")).isEqualTo(digest);
      assertThat(TableDigest.of(connection, "VALUES (1, 'b'), (2, 'a')")).isNotEqualTo(digest);
    }
  }
}
