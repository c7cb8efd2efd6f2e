package io.millrace.runner.spark;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.spark.TaskFailedReason;
import org.apache.spark.api.plugin.DriverPlugin;
import org.apache.spark.api.plugin.ExecutorPlugin;
import org.apache.spark.api.plugin.SparkPlugin;

/**
 * Interrupts the tasks that still run when their executor is shut down.
 *
 * <p>To cancel, Beam stops Spark's context; an embedded executor would let its tasks go on to their
 * end, reading and writing.
 */
public final class StopWithContext implements SparkPlugin {

  @Override
  public DriverPlugin driverPlugin() {
    return null;
  }

  @Override
  public ExecutorPlugin executorPlugin() {
    return new Tasks();
  }

  /** Called on the threads of the tasks, but for the shutdown. */
  private static final class Tasks implements ExecutorPlugin {

    private final Set<Thread> running = ConcurrentHashMap.newKeySet();

    @Override
    public void onTaskStart() {
      running.add(Thread.currentThread());
    }

    @Override
    public void onTaskSucceeded() {
      running.remove(Thread.currentThread());
    }

    @Override
    public void onTaskFailed(TaskFailedReason reason) {
      running.remove(Thread.currentThread());
    }

    @Override
    public void shutdown() {
      running.forEach(Thread::interrupt);
    }
  }
}
