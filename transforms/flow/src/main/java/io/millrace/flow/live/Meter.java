package io.millrace.flow.live;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.LongSupplier;
import org.apache.beam.sdk.metrics.Counter;

/**
 * Counts one kind of thing on one worker thread: seen by the {@link Board} of this process at once,
 * and by Beam's metrics when the bundle ends.
 *
 * <p>Sources and sinks take one with {@link #of} where a split is read, or where a writer is
 * opened. It costs an addition to a plain field: cheap enough for each row.
 *
 * <p>One thread counts at a time; any thread may read.
 */
public final class Meter {

  /** Longs in a line of cache: two threads never count in the same one. */
  private static final int LINE = 8;

  /**
   * Plain memory, as a fence or a call for each row could be measured. Readers look again and again
   * and see a value that was true a moment ago.
   */
  private final long[] cell = new long[2 * LINE + 1];

  private final Counter counter;

  private final List<LongSupplier> included = new CopyOnWriteArrayList<>();
  private long published;

  Meter(Counter counter) {
    this.counter = counter;
  }

  /**
   * The meter of this name of the stage that the calling thread is in; outside of a stage, one that
   * nobody reads.
   *
   * @param name of a Beam counter in the namespace {@value Meters#NAMESPACE}
   */
  public static Meter of(String name) {
    return Meters.here().meter(name);
  }

  /**
   * The meter of the time that the stage of the calling thread spends with something.
   *
   * @param what with what: {@code sink} is the time that a worker waits for what it writes to
   */
  public static Meter ofNanos(String what) {
    return Meters.here().time(what);
  }

  /** Counts one. */
  public void increment() {
    cell[LINE]++;
  }

  /** Counts several. */
  public void add(long more) {
    cell[LINE] += more;
  }

  /**
   * Includes what somebody counts in a field of his own: where even a call for each row could be
   * measured.
   *
   * @param own reads the field, from any thread; it never falls
   */
  public void include(LongSupplier own) {
    included.add(own);
  }

  /** What has been counted so far. */
  public long count() {
    long sum = cell[LINE];
    for (LongSupplier own : included) {
      sum += own.getAsLong();
    }
    return sum;
  }

  /** Lets Beam have what was counted since the last time; inside of a bundle. */
  void publish() {
    long now = count();
    if (now != published) {
      counter.inc(now - published);
      published = now;
    }
  }

  /** Keeps from Beam what a bundle has counted that failed. */
  void forget() {
    published = count();
  }
}
