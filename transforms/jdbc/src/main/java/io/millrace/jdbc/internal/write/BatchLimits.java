package io.millrace.jdbc.internal.write;

import java.io.Serializable;
import java.time.Duration;

/**
 * When a batch is written: as soon as it has so many rows, takes so much memory, or is so old.
 *
 * <p>Measured on PostgreSQL, a million rows of eight columns upserted in no order into a table that
 * has half of them, by two writers: with batches of 2,000 rows the server took 7.9 CPU-seconds, of
 * 20,000 6.8, of 50,000 5.4. A batch is written in the order of the keys, and the larger it is, the
 * more of its rows meet on a page of the table.
 *
 * @param bytes that the values of its rows take in memory, as estimated; null for what the heap of
 *     the writer's process allows
 * @param age of its first row, looked at when another comes
 */
public record BatchLimits(int rows, Long bytes, Duration age) implements Serializable {

  public static final BatchLimits DEFAULT = new BatchLimits(50_000, null, Duration.ofSeconds(1));

  private static final long MOST_BYTES = 24 << 20;
  private static final int SHARE_OF_HEAP = 48;

  public BatchLimits {
    if (rows < 1) {
      throw new IllegalArgumentException("batchSize must be at least 1, is " + rows);
    }
    if (bytes != null && bytes < 1) {
      throw new IllegalArgumentException("batchBytes must be at least 1, is " + bytes);
    }
    if (age.isNegative()) {
      throw new IllegalArgumentException("batchTime must not be negative, is " + age);
    }
  }

  /** The bytes, where none are set those for this process. */
  long bytesHere() {
    return bytes != null
        ? bytes
        : Math.min(MOST_BYTES, Runtime.getRuntime().maxMemory() / SHARE_OF_HEAP);
  }
}
