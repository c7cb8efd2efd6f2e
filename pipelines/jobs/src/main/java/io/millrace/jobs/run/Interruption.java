package io.millrace.jobs.run;

import io.millrace.jobs.cli.ExitCode;
import io.millrace.jobs.launch.ParentWatch;
import io.millrace.jobs.launch.ThisJvm;
import io.millrace.runner.Launcher;
import java.io.IOException;
import java.io.PrintStream;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * What happens on Ctrl-C and {@code kill}, from construction to {@link #close}: the running
 * pipeline is ended, a line says how, and the process ends within ten seconds.
 */
final class Interruption implements AutoCloseable {

  private static final long HALT_SECONDS = 9;

  private final CountDownLatch ended = new CountDownLatch(1);
  private final Thread hook = new Thread(this::end, "millrace-cancel");
  private final String job;
  private final Launcher launcher;
  private final PrintStream err;
  private final Optional<RemoteEnding> remote;
  private volatile boolean happened;

  Interruption(String job, Launcher launcher, PrintStream err) {
    this.job = job;
    this.launcher = launcher;
    this.err = err;
    this.remote = RemoteEnding.of(job, launcher, err);
    // Flink has rules of its own for what an interrupted client does to its job.
    if (!ThisJvm.isFlinks()) {
      Runtime.getRuntime().addShutdownHook(hook);
    }
  }

  /** Whether the process is being ended. */
  boolean happened() {
    return happened;
  }

  /** The job has ended. */
  @Override
  public void close() {
    ended.countDown();
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // The JVM is shutting down, and the hook is at work.
    }
  }

  private void end() {
    happened = true;
    haltLater();
    try {
      if (remote.isPresent() && ParentWatch.isOrphaned()) {
        return; // Killed, and not asked to end: the job publishes by itself.
      }
      if (remote.isPresent() && launcher.isRunning()) {
        if (remote.get().end()) {
          ended.await(); // What the job has staged is dropped then.
        }
      } else {
        cancel();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void cancel() throws InterruptedException {
    err.printf("millrace: %s is interrupted and cancelled%n", job);
    boolean running = launcher.isRunning();
    try {
      launcher.cancel();
      if (running) {
        ended.await();
      }
    } catch (IOException e) {
      err.printf("millrace: %s may still run: %s%n", job, e.getMessage());
    }
  }

  /** Other hooks, such as those of a runner or of a driver, must not hold us up for ever. */
  private static void haltLater() {
    Thread halt =
        new Thread(
            () -> {
              try {
                TimeUnit.SECONDS.sleep(HALT_SECONDS);
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
              Runtime.getRuntime().halt(ExitCode.CANCELLED);
            },
            "millrace-halt");
    halt.setDaemon(true);
    halt.start();
  }
}
