package io.millrace.cluster;

import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Starts the processes of a cluster that do not run; all of them, or none when one fails. */
final class ClusterStart {

  private static final long PATIENCE_SECONDS = 120;
  private static final long ASK_AGAIN_MILLIS = 100;
  private static final int LINES_SHOWN = 15;

  private final ClusterHome home;
  private final ClusterRest rest;
  private final Distribution distribution;
  private final List<ClusterProcess> started = new ArrayList<>();

  ClusterStart(ClusterHome home, Distribution distribution, ClusterRest rest) {
    this.home = home;
    this.distribution = distribution;
    this.rest = rest;
  }

  /**
   * Starts those that are dead, and returns when all are ready.
   *
   * @throws ClusterStartException if one ends or does not answer
   */
  void run(List<ClusterProcess> processes) throws IOException {
    Thread hook = new Thread(this::endStarted, "millrace-end-cluster");
    Runtime.getRuntime().addShutdownHook(hook);
    boolean done = false;
    try {
      List<ClusterProcess> all = new ArrayList<>();
      for (ClusterProcess process : processes) {
        all.add(process.isAlive() ? process : startAgain(process));
      }
      await(all);
      done = true;
    } finally {
      if (!done) {
        endStarted();
        forgetIfDead();
      }
      remove(hook);
    }
  }

  private ClusterProcess startAgain(ClusterProcess dead) throws IOException {
    Stream.of("jm_", "tm_").forEach(kind -> clean(kind + dead.id()));
    // Not the old name: a TaskManager that finds files of its own in its folder reads them all
    // before it registers.
    String id = "%s-%s".formatted(dead.role(), Long.toString(System.currentTimeMillis(), 36));
    FlinkCommand command = new FlinkCommand(home, distribution);
    ProcessBuilder builder =
        new ProcessBuilder(dead.isJobManager() ? command.jobManager(id) : command.taskManager(id));
    distribution.prepare(builder, home);
    ClusterProcess process = ClusterProcess.start(home, dead.role(), id, builder);
    synchronized (started) {
      started.add(process);
    }
    return process;
  }

  private void clean(String folder) {
    ClusterHome.removeTree(home.scratch().resolve(folder));
  }

  private void await(List<ClusterProcess> all) throws IOException {
    List<String> taskManagers =
        all.stream().filter(process -> !process.isJobManager()).map(ClusterProcess::id).toList();
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    while (!registered().containsAll(taskManagers)) {
      for (ClusterProcess process : all) {
        if (!process.isAlive()) {
          throw new ClusterStartException(
              "%s ended while it started; the last lines of its log:%n%s"
                  .formatted(process.role(), lastLines(process)));
        }
      }
      if (System.nanoTime() > deadline) {
        throw new ClusterStartException(
            "the cluster is not ready after %d s; the last lines of the JobManager's log:%n%s"
                .formatted(PATIENCE_SECONDS, lastLines(all.get(0))));
      }
      pause();
    }
  }

  private Set<String> registered() {
    return rest.overview().map(ClusterRest.Overview::taskManagers).orElse(Set.of("nobody"));
  }

  private String lastLines(ClusterProcess process) throws IOException {
    for (String ending : List.of(".log", ".out")) {
      Path file = home.logs().resolve(process.id() + ending);
      if (Files.exists(file) && Files.size(file) > 0) {
        List<String> lines = Files.readString(file, Charset.defaultCharset()).lines().toList();
        return lines.stream()
            .skip(Math.max(0, lines.size() - LINES_SHOWN))
            .collect(joining(System.lineSeparator()));
      }
    }
    return "(it wrote none)";
  }

  private static void pause() {
    try {
      TimeUnit.MILLISECONDS.sleep(ASK_AGAIN_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ClusterStartException("the start was interrupted");
    }
  }

  private void endStarted() {
    synchronized (started) {
      RuntimeException failure = null;
      for (ClusterProcess process : started) {
        try {
          process.kill();
        } catch (RuntimeException e) {
          failure = e;
        }
      }
      if (failure != null) {
        throw failure;
      }
    }
  }

  /** What is left are logs. */
  private void forgetIfDead() {
    if (ClusterProcess.recorded(home).stream().noneMatch(ClusterProcess::isAlive)) {
      Stream.of(home.scratch(), home.processes()).forEach(ClusterHome::removeTree);
    }
  }

  private static void remove(Thread hook) {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // The JVM is shutting down, and the hook is at work.
    }
  }
}
