package io.millrace.benchmarks.loop;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * A row of PostgreSQL's binary {@code COPY}: a bigint, a numeric of two digits behind the point, a
 * timestamptz, none of them null.
 *
 * <p>Two bytes say how many columns there are. Each has its length in four bytes before it.
 */
final class BinaryRow {

  /** Bytes before the first row. */
  static final int HEADER = 19;

  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);
  private static final VarHandle INTS =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
  private static final VarHandle SHORTS =
      MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.BIG_ENDIAN);

  private static final int CUSTOMER = 6;
  private static final int AMOUNT_LENGTH = 14;
  private static final int AMOUNT = 18;

  /** A digit of a numeric has four decimal ones. */
  private static final int BASE = 10_000;

  private BinaryRow() {}

  /** Whether what comes is not a row but the mark behind the last. */
  static boolean isEnd(byte[] bytes, int position) {
    return position >= bytes.length || (short) SHORTS.get(bytes, position) < 0;
  }

  static long customer(byte[] bytes, int position) {
    return (long) LONGS.get(bytes, position + CUSTOMER);
  }

  /**
   * The amount, which is a count of digits, the weight of the first, a sign, a scale, the digits.
   */
  static long cents(byte[] bytes, int position) {
    int amount = position + AMOUNT;
    int digits = (short) SHORTS.get(bytes, amount);
    int weight = (short) SHORTS.get(bytes, amount + 2);
    // The digit of weight -1 holds the cents, in its upper half; none is lighter, and trailing
    // zeros are left out.
    long value = 0;
    for (int i = 0; i < weight + 2; i++) {
      value = value * BASE + (i < digits ? (short) SHORTS.get(bytes, amount + 8 + 2 * i) : 0);
    }
    long cents = value / 100;
    return (short) SHORTS.get(bytes, amount + 4) == 0 ? cents : -cents;
  }

  /** Microseconds since the beginning of 2000. */
  static long micros(byte[] bytes, int position) {
    int length = (int) INTS.get(bytes, position + AMOUNT_LENGTH);
    return (long) LONGS.get(bytes, position + AMOUNT + length + 4);
  }
}
