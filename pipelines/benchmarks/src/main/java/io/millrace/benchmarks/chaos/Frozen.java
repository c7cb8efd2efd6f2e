package io.millrace.benchmarks.chaos;

import io.millrace.cluster.ClusterStatus.Member;
import io.millrace.cluster.LocalCluster;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** A TaskManager that the system gives no time to, as if its machine were suspended. */
final class Frozen {

  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final long LOOK_MILLIS = 100;

  private final LocalCluster cluster;
  private final long pid;

  private Frozen(LocalCluster cluster, long pid) {
    this.cluster = cluster;
    this.pid = pid;
  }

  /** Freezes one, by its number from 1 on. */
  static Frozen taskManager(LocalCluster cluster, int number)
      throws IOException, InterruptedException {
    long pid =
        cluster.status().members().stream()
            .filter(member -> member.role().equals("taskmanager-" + number))
            .mapToLong(Member::pid)
            .findFirst()
            .orElseThrow();
    signal("STOP", pid);
    return new Frozen(cluster, pid);
  }

  void wake() throws IOException, InterruptedException {
    signal("CONT", pid);
  }

  /** Waits until the JobManager knows it again: it has ended by then what it was at work on. */
  void awaitBack() throws InterruptedException, BrokenPromiseException {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!cluster.status().isWhole()) {
      if (System.nanoTime() > deadline) {
        throw new BrokenPromiseException("the TaskManager that was frozen does not come back");
      }
      TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
    }
  }

  private static void signal(String name, long pid) throws IOException, InterruptedException {
    int code = new ProcessBuilder("kill", "-" + name, Long.toString(pid)).start().waitFor();
    if (code != 0) {
      throw new IOException("kill -%s %d: exit code %d".formatted(name, pid, code));
    }
  }
}
