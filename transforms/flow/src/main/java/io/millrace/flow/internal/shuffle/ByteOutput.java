package io.millrace.flow.internal.shuffle;

import java.io.OutputStream;
import java.util.Arrays;

/** Bytes written to memory, without the locking of {@code ByteArrayOutputStream}. */
public final class ByteOutput extends OutputStream {

  private static final int KEPT = 1 << 10;
  private static final int LARGEST_KEPT = 1 << 18;

  private byte[] bytes;
  private int size;

  public ByteOutput(int capacity) {
    bytes = new byte[capacity];
  }

  @Override
  public void write(int b) {
    ensure(1);
    bytes[size++] = (byte) b;
  }

  @Override
  public void write(byte[] from, int offset, int length) {
    ensure(length);
    System.arraycopy(from, offset, bytes, size, length);
    size += length;
  }

  /** Appends all that another output holds, after its length. */
  void writeSized(ByteOutput other) {
    writeLength(other.size);
    write(other.bytes, 0, other.size);
  }

  /** Appends bytes, after their length. */
  void writeSized(byte[] other) {
    writeLength(other.length);
    write(other, 0, other.length);
  }

  private void writeLength(int length) {
    int rest = length;
    while (rest >= 0x80) {
      write((rest & 0x7f) | 0x80);
      rest >>>= 7;
    }
    write(rest);
  }

  private void ensure(int more) {
    if (bytes.length - size < more) {
      bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, Math.addExact(size, more)));
    }
  }

  int hash() {
    return ByteHash.of(bytes, 0, size);
  }

  int seededHash() {
    return ByteHash.seeded(bytes, 0, size);
  }

  public int size() {
    return size;
  }

  public byte[] toByteArray() {
    return Arrays.copyOf(bytes, size);
  }

  /** Forgets what was written; an array that had to become large goes too. */
  public void clear() {
    size = 0;
    if (bytes.length > LARGEST_KEPT) {
      bytes = new byte[KEPT];
    }
  }
}
