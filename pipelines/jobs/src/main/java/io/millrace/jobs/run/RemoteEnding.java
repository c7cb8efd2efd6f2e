package io.millrace.jobs.run;

import io.millrace.jobs.control.Resume;
import io.millrace.runner.Cluster;
import io.millrace.runner.ClusterException;
import io.millrace.runner.ClusterJob;
import io.millrace.runner.Launcher;
import io.millrace.runner.RemoteControl;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Optional;

/**
 * Ends the job of a cluster that this process has submitted and waits for: a batch job is
 * cancelled, a streaming job is stopped with a savepoint. What cannot be ended goes on, and it is
 * said how to reach it.
 */
final class RemoteEnding {

  /** The process is halted a second later. */
  private static final Duration PATIENCE = Duration.ofSeconds(8);

  private static final long LOOK_AGAIN_MILLIS = 20;

  private final String name;
  private final Launcher launcher;
  private final RemoteControl control;
  private final String address;
  private final PrintStream err;
  private long deadline;

  private RemoteEnding(String name, Launcher launcher, String address, PrintStream err) {
    this.name = name;
    this.launcher = launcher;
    this.control = launcher.profile().remoteControl().orElseThrow();
    this.address = address;
    this.err = err;
  }

  /**
   * Empty where pipelines run in this process. To be asked before one runs: while it is submitted,
   * its options may say something else.
   */
  static Optional<RemoteEnding> of(String name, Launcher launcher, PrintStream err) {
    return launcher
        .profile()
        .remoteControl()
        .flatMap(control -> control.address(launcher.options()))
        .map(address -> new RemoteEnding(name, launcher, address, err));
  }

  /**
   * Ends the job, or says why not.
   *
   * @return whether it has ended
   */
  boolean end() throws InterruptedException {
    deadline = System.nanoTime() + PATIENCE.toNanos();
    err.printf("millrace: %s is interrupted; ending it on %s …%n", name, address);
    launcher.startNoMore();
    Optional<String> id = awaitSubmission();
    if (id.isEmpty()) {
      if (launcher.isRunning()) {
        mayRun("it was just being submitted", "jobs");
      }
      return false;
    }
    try (Cluster cluster = control.connect(address, left())) {
      end(cluster, cluster.job(id.get()));
      return true;
    } catch (ClusterException | IllegalArgumentException e) {
      mayRun(e.getMessage(), "cancel " + id.get());
      return false;
    }
  }

  private void end(Cluster cluster, ClusterJob job) throws ClusterException, InterruptedException {
    if (job.ended()) {
      err.printf("millrace: %s has ended by itself: %s%n", name, job.state());
    } else if (cluster.canSave(job)) {
      String savepoint = cluster.stop(job, Optional.empty(), false);
      err.printf("millrace: %s is stopped with a savepoint%n", name);
      err.printf("millrace: %s%n", Resume.line(name, savepoint));
    } else {
      String state = cluster.cancel(job);
      err.printf(
          "millrace: %s is cancelled%s%n", name, state.equals("CANCELED") ? "" : ": " + state);
    }
  }

  private Optional<String> awaitSubmission() throws InterruptedException {
    Optional<String> id = launcher.jobId();
    while (id.isEmpty() && launcher.isRunning() && System.nanoTime() < deadline) {
      Thread.sleep(LOOK_AGAIN_MILLIS);
      id = launcher.jobId();
    }
    return id;
  }

  private Duration left() {
    return Duration.ofNanos(Math.max(1_000_000, deadline - System.nanoTime()));
  }

  private void mayRun(String reason, String command) {
    err.printf("millrace: %s may still run: %s%n", name, reason);
    err.printf("millrace: millrace %s --%s=%s%n", command, control.option(), address);
  }
}
