package io.millrace.jobs.rollup;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.jobs.databases.JobScreen;
import io.millrace.jobs.databases.SameRows;
import io.millrace.jobs.databases.TestDatabase;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A rollup whose JVM is killed while it writes, and that is run again. */
class RollupKilledIT {

  private static final int ROWS = 300_000;
  private static final int GROUPS = 100_000;
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  @ParameterizedTest
  @ValueSource(strings = {"DirectRunner", "FlinkRunner"})
  void killedWhileItWrites_runAgain_targetIsRight(String runner, @TempDir Path scratch)
      throws Exception {
    TestDatabase database = TestDatabase.postgres();
    database.execute(
        "CREATE TABLE readings AS SELECT id, id %% %d AS g, id * 0.01 AS amount FROM generate_series(1, %d) AS id"
            .formatted(GROUPS, ROWS),
        "ALTER TABLE readings ADD PRIMARY KEY (id)",
        "CREATE TABLE totals (g bigint PRIMARY KEY, n bigint, total numeric)");
    List<String> arguments =
        List.of(
            "rollup",
            "--from=" + database.url(),
            "--table=readings",
            "--groupBy=cast(g as bigint) as g",
            "--aggregate=count() as n, sum(amount) as total",
            "--to=" + database.url(),
            "--into=totals",
            "--runner=" + runner);

    kill(start(arguments, scratch), database);
    assertThat(written(database)).isBetween(1L, GROUPS - 1L);
    JobScreen again = JobScreen.of(arguments.toArray(String[]::new));

    assertThat(again.err()).isEmpty();
    SameRows.assertSame(
        database.query("SELECT count(*), sum(n), sum(total), count(DISTINCT g) FROM totals"),
        database.query("SELECT %d, count(*), sum(amount), %1$d FROM readings".formatted(GROUPS)));
    assertThat(
            database.query(
                "(SELECT g, n, total FROM totals EXCEPT"
                    + " SELECT g, count(*), sum(amount) FROM readings GROUP BY g)"))
        .isEmpty();
  }

  private static Process start(List<String> arguments, Path scratch) throws Exception {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Dmillrace.jvm=LARGE",
                "-Djava.io.tmpdir=" + scratch,
                "--add-opens=java.base/java.lang=ALL-UNNAMED",
                "--add-opens=java.base/java.util=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                "io.millrace.jobs.Main"));
    command.addAll(arguments);
    return new ProcessBuilder(command)
        .redirectOutput(Redirect.DISCARD)
        .redirectError(Redirect.INHERIT)
        .start();
  }

  private static void kill(Process process, TestDatabase database) throws InterruptedException {
    Instant deadline = Instant.now().plus(PATIENCE);
    while (written(database) == 0 && process.isAlive() && Instant.now().isBefore(deadline)) {
      Thread.onSpinWait();
    }
    process.destroyForcibly().waitFor();
  }

  private static long written(TestDatabase database) {
    return (Long) database.query("SELECT count(*) FROM totals").get(0).get(0);
  }
}
