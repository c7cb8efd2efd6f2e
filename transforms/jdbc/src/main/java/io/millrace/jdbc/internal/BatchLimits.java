package io.millrace.jdbc.internal;

import java.io.Serializable;
import java.time.Duration;

/**
 * When a batch is written: as soon as it has so many rows, so many bytes, or is so old.
 *
 * @param bytes of texts and binaries; the rest is bounded by the number of rows
 * @param age of its first row, looked at when another comes
 */
public record BatchLimits(int rows, long bytes, Duration age) implements Serializable {

  /** More rows make it no faster on PostgreSQL, and hold more locks and memory. */
  public static final BatchLimits DEFAULT = new BatchLimits(2_000, 8 << 20, Duration.ofSeconds(1));

  public BatchLimits {
    if (rows < 1) {
      throw new IllegalArgumentException("batchSize must be at least 1, is " + rows);
    }
    if (bytes < 1) {
      throw new IllegalArgumentException("batchBytes must be at least 1, is " + bytes);
    }
    if (age.isNegative()) {
      throw new IllegalArgumentException("batchTime must not be negative, is " + age);
    }
  }
}
