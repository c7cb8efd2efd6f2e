package io.millrace.jdbc.internal.read;

/** Counts what values take, more or less, for the size of the next fetch. */
public final class RowMeter {

  private static final int BYTES_PER_VALUE = 8;

  private long bytes;

  long bytes() {
    return bytes;
  }

  void reset() {
    bytes = 0;
  }

  void add(Object value) {
    if (value instanceof String text) {
      bytes += text.length();
    } else if (value instanceof byte[] binary) {
      bytes += binary.length;
    } else {
      bytes += BYTES_PER_VALUE;
    }
  }
}
