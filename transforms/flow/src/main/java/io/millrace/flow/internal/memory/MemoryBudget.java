package io.millrace.flow.internal.memory;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The memory that the tables of all stages of this process may take together.
 *
 * <p>Tables take shares of it and grow them while there is room; one that cannot grow flushes or
 * spills. Nobody waits: every share has a small part that is not asked for, so every table can go
 * on.
 */
public final class MemoryBudget {

  /** What a share has without asking. */
  static final long FREE = 1 << 20;

  private static final long STEP = 256 << 10;
  private static final long MEGABYTE = 1 << 20;
  private static final ConcurrentMap<Long, MemoryBudget> OF_PROCESS = new ConcurrentHashMap<>();

  private final long limit;
  private final AtomicLong taken = new AtomicLong();

  private MemoryBudget(long limit) {
    this.limit = limit;
  }

  /**
   * The budget of this process.
   *
   * @param megabytes its limit; 0 for two fifths of the heap
   */
  public static MemoryBudget ofProcess(long megabytes) {
    return OF_PROCESS.computeIfAbsent(
        megabytes,
        limit ->
            new MemoryBudget(
                limit > 0 ? limit * MEGABYTE : Runtime.getRuntime().maxMemory() / 5 * 2));
  }

  public long megabytes() {
    return limit / MEGABYTE;
  }

  /** What a table may take beyond its share where it cannot be made smaller. */
  public long indivisible() {
    return Math.max(FREE, limit / 4);
  }

  public Share share() {
    return new Share();
  }

  /** What one table has of the budget; used by one thread. */
  public final class Share {

    private long granted = FREE;

    /** Whether so many bytes are within this share, growing it if there is room. */
    public boolean covers(long bytes) {
      while (bytes > granted) {
        long more = Math.max(STEP, bytes - granted);
        if (taken.addAndGet(more) > limit) {
          taken.addAndGet(-more);
          return false;
        }
        granted += more;
      }
      return true;
    }

    /** Gives back all that was granted. */
    public void release() {
      taken.addAndGet(FREE - granted);
      granted = FREE;
    }
  }
}
