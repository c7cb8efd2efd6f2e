package io.millrace.runner.direct;

import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.apache.beam.runners.direct.Clock;
import org.joda.time.Instant;

/**
 * The time of day, for which whoever asks often has to wait while the threads of a pool are at work
 * and have nothing left to begin: at most a millisecond, and not beyond the end of a task. Where
 * tasks end within that time, as those of flows without end do, nobody waits for the next while.
 */
final class PacedClock implements Clock {

  /** About as often as the driver asks each time it looks what there is to do. */
  private static final int CALLS_A_PAUSE = 16;

  private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(1);
  private static final long LOOK_NANOS = TimeUnit.MICROSECONDS.toNanos(50);

  /** Of tasks that are over sooner than a pause, one in so much time is waited for. */
  private static final long SHORT_TASKS_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

  /** A clock that is set back would hold up timers. */
  private final long startMillis = System.currentTimeMillis();

  private final long startNanos = System.nanoTime();
  private final AtomicInteger calls = new AtomicInteger();
  private volatile ThreadPoolExecutor threads;
  private volatile long restless = System.nanoTime();

  /** From now on callers may have to wait for these. */
  void pace(ThreadPoolExecutor pool) {
    threads = pool;
  }

  @Override
  public Instant now() {
    ThreadPoolExecutor pool = threads;
    if (pool != null
        && calls.incrementAndGet() % CALLS_A_PAUSE == 0
        && System.nanoTime() - restless >= 0) {
      pause(pool);
    }
    return Instant.ofEpochMilli(
        startMillis + TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - startNanos));
  }

  // The one that asks is itself at work.
  private void pause(ThreadPoolExecutor pool) {
    long end = System.nanoTime() + PAUSE_NANOS;
    long done = pool.getCompletedTaskCount();
    while (System.nanoTime() - end < 0 && !Thread.currentThread().isInterrupted()) {
      if (!pool.getQueue().isEmpty()
          || pool.getActiveCount() <= 1
          || pool.getCompletedTaskCount() != done) {
        restless = System.nanoTime() + SHORT_TASKS_NANOS;
        return;
      }
      LockSupport.parkNanos(LOOK_NANOS);
    }
  }
}
