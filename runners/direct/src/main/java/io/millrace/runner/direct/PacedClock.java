package io.millrace.runner.direct;

import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.apache.beam.runners.direct.Clock;
import org.joda.time.Instant;

/**
 * The time of day, for which whoever asks often has to wait while the threads of a pool are at work
 * and have nothing left to begin: at most a millisecond, and not beyond the end of a task.
 */
final class PacedClock implements Clock {

  /** About as often as the driver asks each time it looks what there is to do. */
  private static final int CALLS_A_PAUSE = 16;

  private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(1);
  private static final long LOOK_NANOS = TimeUnit.MICROSECONDS.toNanos(50);

  private final AtomicInteger calls = new AtomicInteger();
  private volatile ThreadPoolExecutor threads;

  /** From now on callers may have to wait for these. */
  void pace(ThreadPoolExecutor pool) {
    threads = pool;
  }

  @Override
  public Instant now() {
    ThreadPoolExecutor pool = threads;
    if (pool != null && calls.incrementAndGet() % CALLS_A_PAUSE == 0) {
      pause(pool);
    }
    return Instant.now();
  }

  // The one that asks is itself at work.
  private static void pause(ThreadPoolExecutor pool) {
    long end = System.nanoTime() + PAUSE_NANOS;
    long done = pool.getCompletedTaskCount();
    while (pool.getQueue().isEmpty()
        && pool.getActiveCount() > 1
        && pool.getCompletedTaskCount() == done
        && System.nanoTime() < end
        && !Thread.currentThread().isInterrupted()) {
      LockSupport.parkNanos(LOOK_NANOS);
    }
  }
}
