package io.millrace.runner.watch;

import io.millrace.flow.live.StageCounts;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks at a running pipeline twice a second, on a thread of its own, and tells the watchers; from
 * construction to {@link #close}, which looks once more. What they do wrong does nothing to the
 * pipeline: a watcher that throws is told nothing more.
 */
public final class Sampler implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Sampler.class);
  private static final long PERIOD_MILLIS = 500;

  private final Watch watch;
  private final List<Watcher> watchers;
  private final Thread thread = new Thread(this::run, "millrace-watch");
  private final long start = System.nanoTime();
  private List<StageCounts> stages = List.of();

  /** Begins; without watchers nothing is looked at. */
  public Sampler(Watch watch, List<Watcher> watchers, PipelineGraph graph) {
    this.watch = watch;
    this.watchers = new CopyOnWriteArrayList<>(watchers);
    tell(watcher -> watcher.begin(graph));
    thread.setDaemon(true);
    if (!watchers.isEmpty()) {
      thread.start();
    }
  }

  private void run() {
    try {
      while (true) {
        Thread.sleep(PERIOD_MILLIS);
        sample();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void sample() {
    try {
      stages = watch.look();
    } catch (IOException e) {
      // What was seen last is shown until the job can be seen again.
    } catch (RuntimeException e) {
      LOG.debug("a look at the pipeline failed", e);
    }
    Progress progress =
        new Progress(
            Duration.ofNanos(System.nanoTime() - start), stages, watch.restarts(), watch.waiting());
    tell(watcher -> watcher.progress(progress));
  }

  private void tell(Consumer<Watcher> what) {
    watchers.removeIf(watcher -> hasFailed(watcher, what));
  }

  private static boolean hasFailed(Watcher watcher, Consumer<Watcher> what) {
    try {
      what.accept(watcher);
      return false;
    } catch (RuntimeException e) {
      LOG.warn("Who watches a pipeline has failed, and is told nothing more", e);
      return true;
    }
  }

  @Override
  public void close() {
    thread.interrupt();
    boolean interrupted = Thread.interrupted();
    try {
      thread.join();
    } catch (InterruptedException e) {
      interrupted = true;
    }
    if (!watchers.isEmpty()) {
      sample();
    }
    tell(Watcher::end);
    watch.close();
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
