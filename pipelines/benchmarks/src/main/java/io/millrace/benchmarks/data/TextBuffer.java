package io.millrace.benchmarks.data;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;

/** ASCII text on its way to a file. */
final class TextBuffer {

  private byte[] bytes = new byte[1 << 16];
  private int length;

  int length() {
    return length;
  }

  TextBuffer add(byte[] text) {
    ensure(text.length);
    System.arraycopy(text, 0, bytes, length, text.length);
    length += text.length;
    return this;
  }

  TextBuffer add(char character) {
    ensure(1);
    bytes[length++] = (byte) character;
    return this;
  }

  /** A number with leading zeros where it has fewer digits. */
  TextBuffer add(long number, int leastDigits) {
    int digits = 1;
    for (long rest = number / 10; rest > 0; rest /= 10) {
      digits++;
    }
    digits = Math.max(digits, leastDigits);
    ensure(digits);
    long rest = number;
    for (int i = length + digits - 1; i >= length; i--) {
      bytes[i] = (byte) ('0' + rest % 10);
      rest /= 10;
    }
    length += digits;
    return this;
  }

  void writeTo(OutputStream out) throws IOException {
    out.write(bytes, 0, length);
    length = 0;
  }

  private void ensure(int more) {
    if (length + more > bytes.length) {
      bytes = Arrays.copyOf(bytes, 2 * (length + more));
    }
  }
}
