package io.millrace.flow.records;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Arrays;
import org.apache.beam.sdk.coders.CoderException;

/**
 * Strings on a stream: a length and UTF-8, the bytes that Beam's {@code StringUtf8Coder} writes.
 *
 * <p>A surrogate without its other half, as {@code "🙂".substring(1)} has it, is no Unicode text.
 * Java's UTF-8 makes a question mark of it, so that two strings would have one encoding, and two
 * keys would become one without a word. Here it takes three bytes, as any other character of its
 * number would ("generalised UTF-8"), and comes back.
 */
final class Text {

  private static final char REPLACEMENT = '\uFFFD';

  private Text() {}

  static void write(String value, OutputStream out) throws IOException {
    byte[] bytes = value.getBytes(UTF_8);
    Wire.writeBytes(mayHaveLost(bytes, value) ? generalised(value) : bytes, out);
  }

  static String read(InputStream in) throws IOException {
    byte[] bytes = Wire.readBytes(in);
    String value = new String(bytes, UTF_8);
    return value.indexOf(REPLACEMENT) < 0 ? value : generalised(bytes);
  }

  /** Only what has question marks can have lost something: few strings are looked at twice. */
  private static boolean mayHaveLost(byte[] bytes, String value) {
    for (byte b : bytes) {
      if (b == '?') {
        return hasUnpaired(value);
      }
    }
    return false;
  }

  private static boolean hasUnpaired(String value) {
    for (int i = 0; i < value.length(); i++) {
      if (isSurrogate(value.codePointAt(i))) {
        return true;
      }
      i += Character.isHighSurrogate(value.charAt(i)) ? 1 : 0;
    }
    return false;
  }

  private static boolean isSurrogate(int codePoint) {
    return codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
  }

  private static byte[] generalised(String value) {
    byte[] bytes = new byte[3 * value.length()];
    int[] size = {0};
    value.codePoints().forEach(codePoint -> size[0] = append(codePoint, bytes, size[0]));
    return Arrays.copyOf(bytes, size[0]);
  }

  private static int append(int codePoint, byte[] bytes, int at) {
    if (isSurrogate(codePoint)) {
      bytes[at] = (byte) (0xe0 | codePoint >> 12);
      bytes[at + 1] = (byte) (0x80 | (codePoint >> 6 & 0x3f));
      bytes[at + 2] = (byte) (0x80 | (codePoint & 0x3f));
      return at + 3;
    }
    byte[] encoded = Character.toString(codePoint).getBytes(UTF_8);
    System.arraycopy(encoded, 0, bytes, at, encoded.length);
    return at + encoded.length;
  }

  /** Surrogates from three bytes each, all between them as UTF-8. */
  private static String generalised(byte[] bytes) throws CoderException {
    StringBuilder value = new StringBuilder(bytes.length);
    int start = 0;
    for (int i = 0; i < bytes.length - 2; i++) {
      if (bytes[i] == (byte) 0xed
          && (bytes[i + 1] & 0xe0) == 0xa0
          && (bytes[i + 2] & 0xc0) == 0x80) {
        value.append(new String(bytes, start, i - start, UTF_8));
        value.append((char) (0xd000 | (bytes[i + 1] & 0x3f) << 6 | (bytes[i + 2] & 0x3f)));
        i += 2;
        start = i + 1;
      }
    }
    value.append(new String(bytes, start, bytes.length - start, UTF_8));
    return checked(value.toString(), bytes);
  }

  /** Bytes that are no text would otherwise come back as replacement characters. */
  private static String checked(String value, byte[] bytes) throws CoderException {
    byte[] again = value.getBytes(UTF_8);
    if (!Arrays.equals(bytes, mayHaveLost(again, value) ? generalised(value) : again)) {
      throw new CoderException("a String's %d bytes are not UTF-8".formatted(bytes.length));
    }
    return value;
  }
}
