package io.millrace.files.internal;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Which charsets lines can be read and written in. */
final class Charsets {

  private static final byte[] ASCII_LINE_END = {'\r', '\n'};

  private static final String ASCII =
      IntStream.range(0, 0x80).mapToObj(Character::toString).collect(Collectors.joining());

  private Charsets() {}

  /**
   * Checks that a line end is the same bytes as in ASCII, and nothing else has them: only then can
   * a file be cut without decoding it.
   *
   * @throws IllegalArgumentException if it is not so
   */
  static Charset checkLines(Charset charset) {
    if (charset.equals(StandardCharsets.UTF_8)) {
      return charset;
    }
    if (!charset.canEncode()
        || charset.newEncoder().maxBytesPerChar() > 1
        || !Arrays.equals("\r\n".getBytes(charset), ASCII_LINE_END)) {
      throw new IllegalArgumentException(
          ("charset must be UTF-8 or have one byte a character and the line ends of ASCII, is %s;"
                  + " convert the files to UTF-8 first")
              .formatted(charset));
    }
    return charset;
  }

  /** Whether all of ASCII is the same bytes as there. */
  static boolean hasAscii(Charset charset) {
    return Arrays.equals(ASCII.getBytes(charset), ASCII.getBytes(StandardCharsets.US_ASCII));
  }
}
