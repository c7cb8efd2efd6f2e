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
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * A cluster of two TaskManagers, a database server, and the command line, each in processes of
 * their own, which end when this is closed.
 */
final class Rig implements AutoCloseable {

  static final int TASK_MANAGERS = 2;

  private static final int SLOTS = 2;

  /** Of Flink: what a lost JobManager has left at work ends itself in less. */
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  private static final long LOOK_MILLIS = 20;

  /** Another TaskManager writes meanwhile, in transactions that are shorter than all of them. */
  private static final int LOOKS_AT_WRITERS = 25;

  private final Path script;
  private final Optional<Phase> phase;
  private final LocalCluster cluster;
  private final FlinkJobs jobs;
  private final BenchServer server;
  private final ChaosTables tables;

  private Rig(
      Path home,
      Conditions conditions,
      LocalCluster cluster,
      BenchServer server,
      ChaosTables tables) {
    this.script = home.resolve("scripts/millrace");
    this.phase = conditions.phase();
    this.cluster = cluster;
    this.jobs = new FlinkJobs(cluster.master());
    this.server = server;
    this.tables = tables;
  }

  /**
   * Starts all, and loads the source.
   *
   * @param home the project's folder
   */
  static Rig start(Path home, Conditions conditions) throws IOException, SQLException {
    BenchServer server = BenchServer.start();
    boolean done = false;
    try {
      ChaosTables tables = ChaosTables.load(server, conditions.rows());
      ClusterSettings settings =
          ClusterSettings.in(Files.createTempDirectory("chaos-cluster-"))
              .taskManagers(TASK_MANAGERS)
              .slots(SLOTS)
              // No TaskManager is without work, whatever a job's parallelism.
              .option("cluster.evenly-spread-out-slots", "true");
      for (Map.Entry<String, String> option : conditions.flink().entrySet()) {
        settings = settings.option(option.getKey(), option.getValue());
      }
      LocalCluster cluster = LocalCluster.start(settings);
      // Ctrl-C leaves nothing behind.
      Runtime.getRuntime().addShutdownHook(new Thread(cluster::close, "chaos-cluster-stop"));
      done = true;
      return new Rig(home, conditions, cluster, server, tables);
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
      blow = new Blow(cluster, jobs, tables, job);
      await(blow, fault, undisturbed, id, process);
      blow.strike(fault, id, process);
      again = process.await(PATIENCE) != 0;
      if (fault.kind() != FaultKind.JOB_MANAGER) {
        failures = jobs.failures(id);
        if (again) {
          throw new BrokenPromiseException(
              "the job failed, with %d failures on Flink: %s"
                  .formatted(failures, process.output()));
        }
      }
    }
    if (again) {
      submissions++;
      submitAgain(job);
    }
    double seconds = ChaosRun.seconds(since(start));
    check(job);
    boolean missed =
        switch (fault.kind()) {
          case TASK_MANAGER -> failures == 0; // Its tasks had ended.
          case JOB_MANAGER -> !again;
          case CONNECTIONS -> blow.hits() == 0;
        };
    return new ChaosRun(
        job,
        fault,
        missed ? Phase.AFTER : blow.phase(),
        blow.hits(),
        submissions,
        failures,
        seconds,
        undisturbed.seconds());
  }

  /**
   * Freezes a TaskManager while it writes, lets the job end on the other one, and a second job
   * after a change of the source; then wakes it, and sees that it changes nothing.
   *
   * @throws BrokenPromiseException if the target differs from SQL's answer after either
   */
  void freeze(ChaosJob job)
      throws IOException, InterruptedException, SQLException, BrokenPromiseException {
    tables.reset(job);
    Frozen frozen;
    try (JobProcess process = submitForOne(job)) {
      String id = awaitRunning(process);
      new Blow(cluster, jobs, tables, job).await(Phase.WRITE, id, process);
      frozen = freezeBetweenTransactions();
      try {
        awaitSuccess(process);
        if (jobs.failures(id) == 0) {
          throw new BrokenPromiseException("the job did not miss the TaskManager that was frozen");
        }
        checkRows(job);
        tables.changeSource(job);
        try (JobProcess second = submitForOne(job)) {
          awaitSuccess(second);
        }
        checkRows(job);
      } finally {
        frozen.wake();
      }
    }
    frozen.awaitBack();
    check(job);
  }

  /**
   * So that it holds rows that it writes as soon as it wakes: a transaction that stays open is
   * ended by the server, and done again after a pause, in which it notices what it has missed.
   */
  private Frozen freezeBetweenTransactions()
      throws IOException, InterruptedException, SQLException {
    while (true) {
      Frozen frozen = Frozen.taskManager(cluster, 1);
      for (int look = 0; look < LOOKS_AT_WRITERS; look++) {
        if (!tables.isAtWork(ChaosTables.WRITER)) {
          return frozen;
        }
        TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
      }
      frozen.wake();
    }
  }

  private static void awaitSuccess(JobProcess process)
      throws IOException, InterruptedException, BrokenPromiseException {
    if (process.await(PATIENCE) != 0) {
      throw new BrokenPromiseException(
          "with a TaskManager that is frozen, the job failed: " + process.output());
    }
  }

  private void await(Blow blow, Fault fault, Undisturbed undisturbed, String id, JobProcess process)
      throws IOException, InterruptedException, SQLException {
    if (phase.isPresent()) {
      blow.await(phase.get(), id, process);
    } else {
      blow.await(Duration.ofNanos((long) (undisturbed.job().toNanos() * fault.moment())), process);
    }
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
    return submit(job, job.arguments());
  }

  /** As large as one TaskManager bears alone, and without a name: another may come after it. */
  private JobProcess submitForOne(ChaosJob job) throws IOException {
    List<String> arguments = new ArrayList<>(job.arguments());
    arguments.removeIf(option -> option.startsWith("--runId="));
    arguments.add("--parallelism=" + SLOTS);
    return submit(job, arguments);
  }

  private JobProcess submit(ChaosJob job, List<String> arguments) throws IOException {
    List<String> command = new ArrayList<>(List.of(script.toString()));
    command.addAll(arguments);
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
    checkRows(job);
    List<String> leftovers = tables.leftovers(job);
    if (!leftovers.isEmpty()) {
      throw new BrokenPromiseException("tables are left: " + String.join(", ", leftovers));
    }
  }

  private void checkRows(ChaosJob job) throws SQLException, BrokenPromiseException {
    List<String> differences = tables.differences(job);
    if (!differences.isEmpty()) {
      throw new BrokenPromiseException(
          "%s differs from SQL's answer: %s"
              .formatted(job.target(), String.join("; ", differences)));
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
