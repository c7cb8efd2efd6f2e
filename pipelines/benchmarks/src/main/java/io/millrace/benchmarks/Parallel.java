package io.millrace.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** As many threads as there are processors. */
public final class Parallel {

  private Parallel() {}

  /** How many threads work at a time. */
  public static int threads() {
    return Runtime.getRuntime().availableProcessors();
  }

  /**
   * Runs tasks to their end, and gives their results in order.
   *
   * @throws IllegalStateException if one fails; its cause says how
   */
  public static <T> List<T> run(List<? extends Callable<T>> tasks) {
    ExecutorService pool = Executors.newFixedThreadPool(threads());
    try {
      List<T> results = new ArrayList<>();
      for (Future<T> task : pool.invokeAll(tasks)) {
        results.add(task.get());
      }
      return results;
    } catch (ExecutionException e) {
      throw new IllegalStateException("a task failed: " + e.getCause().getMessage(), e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    } finally {
      pool.shutdownNow();
    }
  }
}
