package io.millrace.benchmarks.jdbc;

import io.millrace.benchmarks.harness.ChildProcess;
import io.millrace.benchmarks.harness.ContestantFailedException;
import io.millrace.benchmarks.harness.Usage;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Rounds in which every contest is run once, each round beginning one contest later: what slows the
 * machine down for a while, and what the one before leaves behind, meets all alike.
 *
 * <p>A run counts only if the target holds, at its end, what SQL says.
 */
final class JdbcRounds {

  private static final Pattern JOB_SECONDS = Pattern.compile("in ([0-9.]+) seconds");

  private final BenchServer server;
  private final Function<JdbcContest, List<String>> commands;
  private final Duration patience;
  private final PrintStream log;

  private final List<JdbcRun> runs = new ArrayList<>();
  private final Map<JdbcContest, String> failures = new LinkedHashMap<>();
  private final Map<String, TableDigest> expected = new HashMap<>();

  /**
   * Describes the rounds.
   *
   * @param commands what starts a contestant
   * @param patience how long one run may take
   * @param log gets a line a run
   */
  JdbcRounds(
      BenchServer server,
      Function<JdbcContest, List<String>> commands,
      Duration patience,
      PrintStream log) {
    this.server = server;
    this.commands = commands;
    this.patience = patience;
    this.log = log;
  }

  /** Runs them. */
  JdbcOutcome run(List<JdbcContest> contests, int rounds)
      throws IOException, InterruptedException, SQLException {
    load(contests);
    for (int round = 1; round <= rounds; round++) {
      List<JdbcContest> order = new ArrayList<>(contests);
      Collections.rotate(order, 1 - round);
      for (JdbcContest contest : order) {
        if (!failures.containsKey(contest)) {
          run(contest, round);
        }
      }
    }
    return new JdbcOutcome(runs, failures);
  }

  private void load(List<JdbcContest> contests) throws SQLException {
    try (Connection connection = server.connect()) {
      for (JdbcContest contest : contests) {
        Workload workload = contest.work().workload();
        if (!expected.containsKey(task(contest))) {
          workload.load(connection, contest.rows());
          expected.put(task(contest), workload.expected(connection, contest.rows()));
          log.printf("loaded %s, %,d rows%n", contest.work(), contest.rows());
        }
      }
    }
  }

  private static String task(JdbcContest contest) {
    return contest.work() + " " + contest.rows();
  }

  private void run(JdbcContest contest, int round)
      throws IOException, InterruptedException, SQLException {
    Path output = Files.createTempFile("bench-", ".log");
    try (Connection connection = server.connect()) {
      contest.work().workload().reset(connection, contest.rows());
      JdbcRun run = measure(contest, round, output);
      verify(contest, contest.work().workload().found(connection));
      runs.add(run);
      log.printf(
          "round %d  %7.2f s wall %7.2f s CPU %7.2f s CPU of the server  %s%n",
          round, run.wallSeconds(), run.ownSeconds(), run.serverSeconds(), contest.title());
    } catch (ContestantFailedException e) {
      failures.put(contest, e.getMessage());
      log.printf("round %d  FAILED  %s: %s%n", round, contest.title(), e.getMessage());
    } finally {
      Files.delete(output);
    }
  }

  private JdbcRun measure(JdbcContest contest, int round, Path output)
      throws IOException, InterruptedException, ContestantFailedException {
    ServerCpu cpu = new ServerCpu(server.pid());
    double before = cpu.seconds();
    Usage usage = ChildProcess.run(commands.apply(contest), patience, output);
    return new JdbcRun(
        contest,
        round,
        usage.wallSeconds(),
        usage.cpuSeconds(),
        cpu.seconds() - before,
        jobSeconds(Files.readString(output)));
  }

  static OptionalDouble jobSeconds(String output) {
    Matcher found = JOB_SECONDS.matcher(output);
    return found.find()
        ? OptionalDouble.of(Double.parseDouble(found.group(1)))
        : OptionalDouble.empty();
  }

  private void verify(JdbcContest contest, TableDigest found) throws ContestantFailedException {
    TableDigest wanted = expected.get(task(contest));
    if (!found.equals(wanted)) {
      throw new ContestantFailedException(
          "wrong result: the target holds %s, SQL gives %s".formatted(found, wanted));
    }
  }
}
