package io.millrace.benchmarks.jdbc;

import io.millrace.benchmarks.harness.ChildProcess;
import io.millrace.benchmarks.harness.ContestantFailedException;
import io.millrace.benchmarks.harness.Usage;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Rounds in which every trial is run once, each round beginning with another one.
 *
 * <p>Before a run its target is made anew, analysed, and the server writes a checkpoint; after it
 * the target is compared with what SQL gives. A contestant that fails or differs is not run again.
 */
final class JdbcRounds {

  /** What {@code scripts/millrace} and {@link SqlRollup} print. */
  private static final Pattern JOB_SECONDS = Pattern.compile("in ([0-9.]+) seconds");

  private final JdbcCommands commands;
  private final BenchServer server;
  private final JdbcTables tables;
  private final Duration patience;
  private final PrintStream log;

  private final List<Run> runs = new ArrayList<>();
  private final Map<Trial, String> failures = new LinkedHashMap<>();
  private final Map<Trial, String> expected = new HashMap<>();

  JdbcRounds(JdbcCommands commands, BenchServer server, Duration patience, PrintStream log) {
    this.commands = commands;
    this.server = server;
    this.tables = new JdbcTables(server);
    this.patience = patience;
    this.log = log;
  }

  /** Runs them; a contestant that fails does not stop the others. */
  JdbcOutcome run(List<Trial> trials, int rounds)
      throws IOException, InterruptedException, SQLException {
    for (Trial trial : trials) {
      expected.put(trial, tables.expected(trial));
    }
    List<Trial> order = new ArrayList<>(trials);
    for (int round = 1; round <= rounds; round++) {
      for (Trial trial : order) {
        if (!failures.containsKey(trial)) {
          run(trial, round);
        }
      }
      Collections.rotate(order, -1);
    }
    runs.removeIf(run -> failures.containsKey(run.trial()));
    return new JdbcOutcome(trials, runs, failures);
  }

  private void run(Trial trial, int round) throws IOException, InterruptedException, SQLException {
    Path output = Files.createTempFile("bench-", ".log");
    try {
      tables.prepare(trial);
      server.awaitRest();
      double before = server.cpuSeconds();
      Usage usage = ChildProcess.run(commands.command(trial), patience, output);
      server.awaitRest();
      double after = server.cpuSeconds();
      verify(trial);
      Run run =
          new Run(
              trial,
              round,
              usage.wallSeconds(),
              usage.cpuSeconds(),
              after - before,
              jobSeconds(Files.readString(output)));
      runs.add(run);
      log.printf(
          "round %d  %7.2f s wall %7.2f s CPU %7.2f s server CPU  %s%n",
          round, run.wallSeconds(), run.ownSeconds(), run.serverSeconds(), trial.title());
    } catch (ContestantFailedException e) {
      failures.put(trial, e.getMessage());
      log.printf("round %d  FAILED  %s: %s%n", round, trial.title(), e.getMessage());
    } finally {
      Files.delete(output);
    }
  }

  private void verify(Trial trial) throws SQLException, ContestantFailedException {
    String found = tables.found(trial);
    if (!found.equals(expected.get(trial))) {
      throw new ContestantFailedException(
          "wrong result: %s; SQL gives %s".formatted(found, expected.get(trial)));
    }
  }

  /** NaN if the program does not say. */
  static double jobSeconds(String output) {
    Matcher seconds = JOB_SECONDS.matcher(output);
    return seconds.find() ? Double.parseDouble(seconds.group(1)) : Double.NaN;
  }
}
