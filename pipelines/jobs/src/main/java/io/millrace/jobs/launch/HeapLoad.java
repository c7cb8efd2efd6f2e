package io.millrace.jobs.launch;

import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;

/**
 * Whether collecting garbage is all that this process does, and in vain.
 *
 * <p>Looks without making an object: who asks a full heap for memory waits for many collections,
 * while other threads take what each of them frees.
 */
final class HeapLoad {

  private static final long WINDOW_MILLIS = 3_000;
  private static final int BUSY = 75;
  private static final int ROOM = 10;

  /** One that takes long may be of a large heap, and set much of it free with the next. */
  private static final int FEWEST = 3;

  private static final long NANOS_PER_MILLI = 1_000_000;

  private final Runtime runtime = Runtime.getRuntime();
  private final GarbageCollectorMXBean[] collectors =
      ManagementFactory.getGarbageCollectorMXBeans().toArray(GarbageCollectorMXBean[]::new);

  private long sinceMillis;
  private long collectionsBefore;
  private long collectingMillisBefore;
  private long mostFree;

  HeapLoad() {
    begin(now());
  }

  /**
   * To be asked often. Whether, in a window of {@value #WINDOW_MILLIS} milliseconds, collections
   * took {@value #BUSY} of a hundred of them, and never were {@value #ROOM} of a hundred bytes
   * free.
   */
  boolean isFull() {
    mostFree = Math.max(mostFree, free());
    long now = now();
    long passed = now - sinceMillis;
    if (passed < WINDOW_MILLIS) {
      return false;
    }
    boolean busy = (collectingMillis() - collectingMillisBefore) * 100 > passed * BUSY;
    boolean mayBeFull = busy && mostFree < runtime.maxMemory() / 100 * ROOM;
    boolean few = collections() - collectionsBefore < FEWEST;
    if (mayBeFull && few) {
      return false;
    }
    begin(now);
    return mayBeFull;
  }

  private void begin(long now) {
    sinceMillis = now;
    collectionsBefore = collections();
    collectingMillisBefore = collectingMillis();
    mostFree = 0;
  }

  private static long now() {
    return System.nanoTime() / NANOS_PER_MILLI;
  }

  /** Of all that the heap may become. */
  private long free() {
    return runtime.maxMemory() - runtime.totalMemory() + runtime.freeMemory();
  }

  private long collections() {
    long collections = 0;
    for (GarbageCollectorMXBean collector : collectors) {
      collections += collector.getCollectionCount();
    }
    return collections;
  }

  private long collectingMillis() {
    long millis = 0;
    for (GarbageCollectorMXBean collector : collectors) {
      millis += collector.getCollectionTime();
    }
    return millis;
  }
}
