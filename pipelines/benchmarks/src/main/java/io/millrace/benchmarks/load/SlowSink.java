package io.millrace.benchmarks.load;

import io.millrace.flow.Sink;
import io.millrace.flow.connect.SinkOpener;
import io.millrace.flow.connect.SinkWriter;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.apache.beam.sdk.coders.Coder;

/**
 * Takes so many elements a second in a JVM and keeps none. An element is how many rows it stands
 * for.
 */
final class SlowSink extends Sink<Long> {

  private static final long serialVersionUID = 1L;

  /** When the next element of this JVM may be taken. */
  private static final AtomicLong NEXT = new AtomicLong();

  /** A sleep that was too long is made up for, a longer pause is not. */
  private static final long LATE_NANOS = 100_000_000;

  private final PressureTask task;

  SlowSink(PressureTask task) {
    this.task = task;
  }

  @Override
  protected SinkOpener<Long> opener(Coder<Long> coder) {
    PressureTask what = task;
    return () -> new SlowWriter(what);
  }

  /** Waits for its turn. */
  private static final class SlowWriter implements SinkWriter<Long> {

    private final PressureTask task;
    private final long periodNanos;

    SlowWriter(PressureTask task) {
      this.task = task;
      this.periodNanos = Math.round(1e9 / task.perSecond());
    }

    @Override
    public void accept(Long rows) throws InterruptedException {
      long turn =
          NEXT.updateAndGet(last -> Math.max(last, System.nanoTime() - LATE_NANOS) + periodNanos);
      for (long left = turn - System.nanoTime(); left > 0; left = turn - System.nanoTime()) {
        LockSupport.parkNanos(left);
        if (Thread.interrupted()) {
          throw new InterruptedException();
        }
      }
      PressureMeter.of(task).written(rows);
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }
}
