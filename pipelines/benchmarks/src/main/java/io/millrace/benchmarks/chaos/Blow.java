package io.millrace.benchmarks.chaos;

import io.millrace.cluster.LocalCluster;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Lets a fault happen to a job that runs. */
final class Blow {

  private static final long LOOK_MILLIS = 10;

  /** Seldom, as each look is a connection. */
  private static final long BETWEEN_LOOKS_MILLIS = 50;

  private static final long BETWEEN_MILLIS = 300;

  private final LocalCluster cluster;
  private final FlinkJobs jobs;
  private final ChaosTables tables;
  private final ChaosJob job;

  private Phase phase = Phase.AFTER;
  private long hits;
  private boolean reading;
  private boolean read;

  /** Whether the phase is known: what a further look would see is later. */
  private boolean awaited;

  Blow(LocalCluster cluster, FlinkJobs jobs, ChaosTables tables, ChaosJob job) {
    this.cluster = cluster;
    this.jobs = jobs;
    this.tables = tables;
    this.job = job;
  }

  /** Waits for a moment, or the end of a process, and looks how far the job is. */
  void await(Duration time, JobProcess process) throws InterruptedException, SQLException {
    long deadline = System.nanoTime() + time.toNanos();
    while (process.isAlive() && System.nanoTime() < deadline) {
      look();
      TimeUnit.MILLISECONDS.sleep(BETWEEN_LOOKS_MILLIS);
    }
  }

  /** Waits until a job is in a phase, or has ended. */
  void await(Phase wanted, String id, JobProcess process)
      throws IOException, InterruptedException, SQLException {
    int seen = 0;
    while (process.isAlive() && seen < wanted.looks()) {
      seen = phase(id) == wanted ? seen + 1 : 0;
    }
    awaited = seen == wanted.looks();
    phase = awaited ? wanted : Phase.AFTER;
  }

  /** Strikes, and puts what was killed back in its place. */
  void strike(Fault fault, String id, JobProcess process)
      throws IOException, InterruptedException, SQLException {
    if (!awaited) {
      phase = phase(id);
    }
    switch (fault.kind()) {
      case TASK_MANAGER -> cluster.killTaskManager(fault.taskManager());
      case JOB_MANAGER -> cluster.killJobManager();
      case CONNECTIONS -> endConnections(fault, id, process);
    }
    if (fault.kind() != FaultKind.CONNECTIONS) {
      hits = 1;
      cluster.startMissing();
    }
  }

  Phase phase() {
    return phase;
  }

  /** How many processes or connections it has hit. */
  long hits() {
    return hits;
  }

  /** There may be none at the moment: then those that come next are hit. */
  private void endConnections(Fault fault, String id, JobProcess process)
      throws IOException, InterruptedException, SQLException {
    for (int time = 0; time < fault.times(); time++) {
      endConnections(fault.users(), id, process);
      TimeUnit.MILLISECONDS.sleep(BETWEEN_MILLIS);
    }
  }

  private void endConnections(List<String> users, String id, JobProcess process)
      throws IOException, InterruptedException, SQLException {
    long ended = 0;
    while (ended == 0 && process.isAlive()) {
      Phase before = phase(id);
      ended = tables.terminate(users);
      if (hits == 0 && !awaited) {
        phase = before;
      }
      hits += ended;
      TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
    }
  }

  private Phase phase(String id) throws IOException, InterruptedException, SQLException {
    boolean writing = tables.isAtWork(ChaosTables.WRITER);
    look();
    boolean begun = tables.isBegun(job);
    if (!jobs.isAtWork(id)) {
      return Phase.AFTER;
    }
    if (writing) {
      return Phase.WRITE;
    }
    if (reading || !read) {
      return reading ? Phase.READ : Phase.START;
    }
    return begun ? Phase.MERGE : Phase.SHUFFLE;
  }

  /** Notes whether somebody reads. */
  private void look() throws SQLException {
    reading = tables.isAtWork(ChaosTables.READER);
    read |= reading;
  }
}
