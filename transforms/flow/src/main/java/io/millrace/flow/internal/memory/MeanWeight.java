package io.millrace.flow.internal.memory;

/**
 * The mean weight of what goes into one table: of the first entries, and of every {@value #EVERY}th
 * after them, since to look at each would cost more than to fold it.
 */
public final class MeanWeight {

  private static final int FIRST = 32;
  private static final int EVERY = 16;

  /** What is newer counts more: values may get larger as the input goes on. */
  private static final int REMEMBERED = 32;

  private long seen;
  private long weighed;
  private double mean;

  /** Whether the next entry is one of the sample, and is to be added. */
  public boolean isDue() {
    return seen++ < FIRST || seen % EVERY == 0;
  }

  public void add(long weight) {
    weighed++;
    mean += (weight - mean) / Math.min(weighed, REMEMBERED);
  }

  /** About what an entry weighs. */
  public long get() {
    return (long) mean;
  }
}
