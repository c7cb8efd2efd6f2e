package io.millrace.flow.live;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;

/**
 * Measures how long a worker thread is in its bundles, and how much of that on a processor. What is
 * left it waits: for a source, for a sink, for a processor.
 */
final class Clock {

  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
  private static final boolean MEASURED =
      THREADS.isCurrentThreadCpuTimeSupported() && THREADS.isThreadCpuTimeEnabled();

  private final Meter wall;
  private final Meter cpu;
  private Running running;

  /** The bundle that is going on. */
  private record Running(long thread, long wall, long cpu) {

    static Running onThisThread() {
      long thread = Thread.currentThread().getId();
      return new Running(thread, System.nanoTime(), cpuNanos(thread));
    }

    long wallSince() {
      return System.nanoTime() - wall;
    }

    /** 0 where the thread has ended. */
    long cpuSince() {
      return Math.max(0, cpuNanos(thread) - cpu);
    }

    private static long cpuNanos(long thread) {
      return MEASURED ? THREADS.getThreadCpuTime(thread) : 0;
    }
  }

  Clock(Meter wall, Meter cpu) {
    this.wall = wall;
    this.cpu = cpu;
  }

  synchronized void start() {
    running = Running.onThisThread();
  }

  synchronized void stop() {
    if (running != null) {
      wall.add(running.wallSince());
      cpu.add(running.cpuSince());
      running = null;
    }
  }

  /** What was spent so far, in the bundle that is going on too. */
  synchronized StageCounts.Time spent(long sinkNanos) {
    long wallNow = running == null ? 0 : running.wallSince();
    long cpuNow = running == null ? 0 : running.cpuSince();
    return new StageCounts.Time(wall.count() + wallNow, cpu.count() + cpuNow, sinkNanos);
  }
}
