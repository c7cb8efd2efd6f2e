package io.millrace.benchmarks.jdbc.rollup;

import java.nio.ByteBuffer;

/**
 * A row of a binary {@code COPY} of (bigint, numeric, timestamptz), none of them null.
 *
 * <p>Of a numeric come the number of digits to the base 10,000, the exponent of the first, the
 * sign, the scale, the digits; of a timestamp the microseconds since the year 2000.
 */
final class CopyRow {

  /** What a stream begins with, before its first row. */
  private static final byte[] SIGNATURE = {
    'P', 'G', 'C', 'O', 'P', 'Y', '\n', (byte) 0xff, '\r', '\n', 0
  };

  private static final int HEADER = SIGNATURE.length + 2 * Integer.BYTES;
  private static final long BASE = 10_000;
  private static final int NEGATIVE = 0x4000;

  private long customer;
  private long cents;
  private long micros;

  /** Whether it is a row, not the header alone or the end. */
  boolean parse(byte[] bytes) {
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    if (bytes.length >= HEADER && bytes[0] == 'P') {
      buffer.position(HEADER);
    }
    if (buffer.remaining() < Short.BYTES || buffer.getShort() != 3) {
      return false;
    }
    buffer.getInt();
    customer = buffer.getLong();
    buffer.getInt();
    cents = cents(buffer);
    buffer.getInt();
    micros = buffer.getLong();
    return true;
  }

  private static long cents(ByteBuffer buffer) {
    int digits = buffer.getShort();
    int weight = buffer.getShort();
    int sign = buffer.getShort();
    buffer.getShort();
    long whole = 0;
    long fraction = 0;
    for (int i = 0; i < digits; i++) {
      long digit = buffer.getShort();
      if (i <= weight) {
        whole = whole * BASE + digit;
      } else if (i == weight + 1) {
        fraction = digit / 100;
      }
    }
    for (int i = digits; i <= weight; i++) {
      whole *= BASE;
    }
    long value = whole * 100 + fraction;
    return sign == NEGATIVE ? -value : value;
  }

  long customer() {
    return customer;
  }

  long cents() {
    return cents;
  }

  long micros() {
    return micros;
  }
}
