package io.millrace.benchmarks.load;

import io.millrace.benchmarks.harness.ChildProcess;
import io.millrace.benchmarks.harness.ContestantFailedException;
import io.millrace.benchmarks.jdbc.BenchServer;
import io.millrace.benchmarks.jdbc.OrderTotals;
import io.millrace.benchmarks.jdbc.TableDigest;
import io.millrace.cluster.ClusterSettings;
import io.millrace.cluster.ClusterStatus.Member;
import io.millrace.cluster.LocalCluster;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Runs rollups, each a whole process, and compares what they write with what SQL gives. */
final class MemoryRuns {

  private static final String AGGREGATES =
      "count() as orders, sum(amount) as revenue, max(created_at) as last_order";

  private final Path home;
  private final BenchServer server;
  private final OrderTotals orders;
  private final long rows;
  private final Duration patience;
  private final Map<Long, TableDigest> expected = new HashMap<>();

  /**
   * Rollups of a table that is there.
   *
   * @param home the project's folder
   * @param patience how long one may take
   */
  MemoryRuns(Path home, BenchServer server, OrderTotals orders, long rows, Duration patience) {
    this.home = home;
    this.server = server;
    this.orders = orders;
    this.rows = rows;
    this.patience = patience;
  }

  /** Runs one. */
  MemoryRun run(MemoryContest contest) throws IOException, InterruptedException, SQLException {
    try (Connection connection = server.connect()) {
      orders.reset(connection, rows);
    }
    if (contest.place() != MemoryPlace.CLUSTER) {
      String runner = contest.place() == MemoryPlace.DIRECT ? "DirectRunner" : "FlinkRunner";
      return measure(contest, List.of("--runner=" + runner), Set.of());
    }
    Path folder = Files.createTempDirectory("bench-cluster-");
    try (LocalCluster cluster = LocalCluster.start(smallHeaps(folder.resolve("cluster")))) {
      List<String> options =
          List.of(
              "--runner=FlinkRunner", "--flinkMaster=" + cluster.address(), "--batchRestarts=0");
      return measure(contest, options, taskManagers(cluster));
    } finally {
      Files.deleteIfExists(folder);
    }
  }

  /** The heap of a TaskManager is that of tasks and Flink's own, 128 MB each. */
  private static ClusterSettings smallHeaps(Path folder) {
    return ClusterSettings.in(folder)
        .taskManagerMemory("1024m")
        .option("taskmanager.memory.framework.heap.size", "128m")
        .option("taskmanager.memory.task.heap.size", "128m")
        .option("taskmanager.memory.managed.size", "128m");
  }

  private static Set<Long> taskManagers(LocalCluster cluster) {
    return cluster.status().members().stream()
        .filter(member -> member.role().startsWith("taskmanager"))
        .map(Member::pid)
        .collect(Collectors.toSet());
  }

  /**
   * Runs one to its end.
   *
   * @param workers the processes whose memory counts; empty for those that are started for it
   */
  private MemoryRun measure(MemoryContest contest, List<String> options, Set<Long> workers)
      throws IOException, InterruptedException, SQLException {
    Path log = Files.createTempFile("bench-", ".log");
    long start = System.nanoTime();
    try (PeakMemory memory = PeakMemory.start()) {
      String verdict = verdict(command(contest, options), patience, log);
      double seconds = (System.nanoTime() - start) / 1e9;
      long peak =
          memory.peaks().entrySet().stream()
              .filter(peakOf -> workers.isEmpty() || workers.contains(peakOf.getKey()))
              .mapToLong(peakOf -> peakOf.getValue())
              .max()
              .orElse(0);
      return new MemoryRun(contest, verdict, seconds, peak);
    } finally {
      Files.delete(log);
    }
  }

  /** {@link MemoryRun#RIGHT} of a process that ends well, and otherwise a line of what it says. */
  static String verdict(List<String> command, Duration patience, Path log)
      throws IOException, InterruptedException {
    try {
      ChildProcess.run(command, patience, log);
      return MemoryRun.RIGHT;
    } catch (ContestantFailedException e) {
      return inALine(e.getMessage());
    }
  }

  /** What the job says itself, where it says something. */
  private static String inALine(String message) {
    return message
        .lines()
        .filter(line -> line.startsWith("millrace: "))
        .findFirst()
        .or(() -> message.lines().findFirst())
        .orElse("failed");
  }

  /** What the target holds, if that is what it should: the verdict of a run that has ended. */
  MemoryRun checked(MemoryRun run) throws SQLException {
    if (!run.isRight()) {
      return run;
    }
    try (Connection connection = server.connect()) {
      TableDigest wanted = expected(connection, run.contest().groups());
      TableDigest found = orders.found(connection);
      String verdict =
          found.equals(wanted)
              ? MemoryRun.RIGHT
              : "wrong: %s, SQL gives %s".formatted(found, wanted);
      return new MemoryRun(run.contest(), verdict, run.wallSeconds(), run.peakBytes());
    }
  }

  private TableDigest expected(Connection connection, long groups) throws SQLException {
    TableDigest known = expected.get(groups);
    if (known != null) {
      return known;
    }
    TableDigest digest =
        TableDigest.of(
            connection,
            """
            SELECT customer_id %% %d, count(*), sum(amount)::numeric(16,2), max(created_at)
            FROM %s WHERE status = 'PAID' GROUP BY 1"""
                .formatted(groups, orders.source(rows)));
    expected.put(groups, digest);
    return digest;
  }

  private List<String> command(MemoryContest contest, List<String> options) {
    List<String> command = new ArrayList<>();
    command.addAll(List.of("env", "MILLRACE_JAVA_OPTS=-Xmx" + contest.place().heap()));
    command.add(home.resolve("scripts/millrace").toString());
    command.add("rollup");
    command.add("--from=" + server.url());
    command.add("--table=" + orders.source(rows));
    command.add("--where=status = 'PAID'");
    command.add("--groupBy=" + contest.groupBy());
    command.add("--aggregate=" + AGGREGATES);
    command.add("--to=" + server.url());
    command.add("--into=" + orders.target());
    command.addAll(options);
    return command;
  }
}
