package io.millrace.flow.internal.shuffle;

import java.io.InputStream;

/** Bytes read from memory, without the locking of {@code ByteArrayInputStream}. */
public final class ByteInput extends InputStream {

  private final byte[] bytes;
  private int position;

  public ByteInput(byte[] bytes) {
    this.bytes = bytes;
  }

  @Override
  public int read() {
    return position < bytes.length ? bytes[position++] & 0xff : -1;
  }

  @Override
  public int read(byte[] into, int offset, int length) {
    if (length == 0) {
      return 0;
    }
    int n = Math.min(length, bytes.length - position);
    if (n <= 0) {
      return -1;
    }
    System.arraycopy(bytes, position, into, offset, n);
    position += n;
    return n;
  }

  @Override
  public long skip(long n) {
    int skipped = (int) Math.min(Math.max(n, 0), available());
    position += skipped;
    return skipped;
  }

  @Override
  public int available() {
    return bytes.length - position;
  }

  /** Reads a length as {@link ByteOutput#writeSized} wrote it. */
  int readLength() {
    int length = 0;
    for (int shift = 0; ; shift += 7) {
      int b = read();
      length |= (b & 0x7f) << shift;
      if (b < 0x80) {
        return length;
      }
    }
  }

  byte[] bytes() {
    return bytes;
  }

  int position() {
    return position;
  }
}
