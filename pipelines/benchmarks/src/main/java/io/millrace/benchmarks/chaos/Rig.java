package io.millrace.benchmarks.chaos;

import io.millrace.benchmarks.jdbc.BenchServer;
import io.millrace.cluster.ClusterSettings;
import io.millrace.cluster.LocalCluster;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * A cluster of two TaskManagers, a database server, and the command line, each in processes of
 * their own, which end when this is closed.
 */
final class Rig implements AutoCloseable {

  static final int TASK_MANAGERS = 2;

  /** What {@code --batchRestarts} is by default. */
  private static final int RESTARTS = 3;

  /** Of Flink: what a lost JobManager has left at work ends itself in less. */
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  private static final long LOOK_MILLIS = 20;

  private final Path script;
  private final LocalCluster cluster;
  private final FlinkJobs jobs;
  private final BenchServer server;
  private final ChaosTables tables;

  private Rig(Path script, LocalCluster cluster, BenchServer server, ChaosTables tables) {
    this.script = script;
    this.cluster = cluster;
    this.jobs = new FlinkJobs(cluster.address());
    this.server = server;
    this.tables = tables;
  }

  /**
   * Starts all, and loads the source.
   *
   * @param home the project's folder
   */
  static Rig start(Path home, long rows) throws IOException, SQLException {
    BenchServer server = BenchServer.start();
    boolean done = false;
    try {
      ChaosTables tables = ChaosTables.load(server, rows);
      Path folder = Files.createTempDirectory("chaos-cluster-");
      LocalCluster cluster = LocalCluster.start(ClusterSettings.in(folder));
      // Ctrl-C leaves nothing behind.
      Runtime.getRuntime().addShutdownHook(new Thread(cluster::close, "chaos-cluster-stop"));
      done = true;
      return new Rig(home.resolve("scripts/millrace"), cluster, server, tables);
    } finally {
      if (!done) {
        server.close();
      }
    }
  }

  /** Runs a job that nothing happens to. */
  Undisturbed undisturbed(ChaosJob job)
      throws IOException, InterruptedException, SQLException, BrokenPromiseException {
    tables.reset(job);
    long start = System.nanoTime();
    try (JobProcess process = submit(job)) {
      String id = awaitRunning(process);
      if (process.await(PATIENCE) != 0) {
        throw new BrokenPromiseException("undisturbed, the job failed: " + process.output());
      }
      Duration elapsed = since(start);
      check(job);
      return new Undisturbed(elapsed, jobs.duration(id));
    }
  }

  /**
   * Runs a job that a fault hits.
   *
   * @throws BrokenPromiseException if it does not end as it must
   */
  ChaosRun run(ChaosJob job, Fault fault, Undisturbed undisturbed)
      throws IOException, InterruptedException, SQLException, BrokenPromiseException {
    tables.reset(job);
    long start = System.nanoTime();
    Blow blow;
    int failures = 0;
    int submissions = 1;
    boolean again;
    try (JobProcess process = submit(job)) {
      String id = awaitRunning(process);
      Duration moment = Duration.ofNanos((long) (undisturbed.job().toNanos() * fault.moment()));
      blow = new Blow(cluster, jobs, tables, job).await(process, moment).strike(fault, id, process);
      again = process.await(PATIENCE) != 0;
      if (fault.kind() != FaultKind.JOB_MANAGER) {
        failures = jobs.failures(id);
        if (again && failures <= RESTARTS) {
          throw new BrokenPromiseException(
              "the job failed after %d restarts: %s".formatted(failures, process.output()));
        }
      }
    }
    if (again && !isDone(job)) {
      submissions++;
      submitAgain(job);
    }
    Duration elapsed = since(start);
    check(job);
    return new ChaosRun(job, fault, blow.phase(), blow.hits(), submissions, failures, elapsed);
  }

  /**
   * Whether what failed has done all of its work. A user who submits an additive job again must
   * look too, when nobody of the first is at work any more.
   */
  private boolean isDone(ChaosJob job)
      throws SQLException, InterruptedException, BrokenPromiseException {
    if (!job.isAdditive()) {
      return false;
    }
    awaitNoConnections();
    return tables.isPublished();
  }

  private void submitAgain(ChaosJob job)
      throws IOException, InterruptedException, BrokenPromiseException {
    try (JobProcess process = submit(job)) {
      if (process.await(PATIENCE) != 0) {
        throw new BrokenPromiseException(
            "submitted again and not disturbed, the job failed: " + process.output());
      }
    }
  }

  private JobProcess submit(ChaosJob job) throws IOException {
    List<String> command = new ArrayList<>(List.of(script.toString()));
    command.addAll(job.arguments());
    command.addAll(
        List.of(
            "--table=shop.readings",
            "--from=" + tables.sourceUrl(),
            "--to=" + tables.targetUrl(),
            "--into=" + job.target(),
            "--flinkMaster=" + cluster.address()));
    return JobProcess.start(command);
  }

  /** Waits until the cluster runs the job of a process; its id. */
  private String awaitRunning(JobProcess process)
      throws IOException, InterruptedException, BrokenPromiseException {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    Optional<String> id = jobs.running();
    while (id.isEmpty()) {
      if (!process.isAlive() || System.nanoTime() > deadline) {
        throw new BrokenPromiseException("the job does not run: " + process.output());
      }
      TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
      id = jobs.running();
    }
    return id.get();
  }

  /** Checks what must hold when a job has ended, however it came to its end. */
  private void check(ChaosJob job)
      throws SQLException, InterruptedException, BrokenPromiseException {
    awaitNoConnections();
    List<String> differences = tables.differences(job);
    if (!differences.isEmpty()) {
      throw new BrokenPromiseException(
          "%s differs from SQL's answer: %s"
              .formatted(job.target(), String.join("; ", differences)));
    }
    List<String> leftovers = tables.leftovers(job);
    if (!leftovers.isEmpty()) {
      throw new BrokenPromiseException("tables are left: " + String.join(", ", leftovers));
    }
  }

  private void awaitNoConnections()
      throws SQLException, InterruptedException, BrokenPromiseException {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (tables.connections() > 0) {
      if (System.nanoTime() > deadline) {
        throw new BrokenPromiseException(
            "the job has ended, and %d of its connections are open"
                .formatted(tables.connections()));
      }
      TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
    }
  }

  private static Duration since(long start) {
    return Duration.ofNanos(System.nanoTime() - start);
  }

  @Override
  public void close() {
    try {
      cluster.close();
    } finally {
      server.close();
    }
  }
}
