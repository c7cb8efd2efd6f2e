package io.millrace.files.internal;

import java.io.IOException;
import java.io.OutputStream;
import java.io.Writer;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.CoderResult;

/**
 * Writes text in a charset through a buffer. What the charset cannot express is refused where
 * Java's own {@code getBytes} writes a question mark: half a surrogate pair in UTF-8, most
 * characters in any other.
 */
final class TextWriter extends Writer {

  private static final int BUFFER = 64 << 10;

  private final OutputStream out;
  private final byte[] buffer = new byte[BUFFER];
  private final CharsetEncoder encoder;

  /** Characters below it are bytes as they are. */
  private final int copied;

  private int filled;

  TextWriter(OutputStream out, Charset charset) {
    this.out = out;
    this.encoder = charset.newEncoder();
    this.copied = Charsets.hasAscii(charset) ? 0x80 : 0;
  }

  @Override
  public void write(int character) throws IOException {
    if (character >= copied) {
      write(String.valueOf((char) character));
      return;
    }
    makeRoom();
    buffer[filled++] = (byte) character;
  }

  /** Writes the text; what it begins with in ASCII, character by character. */
  @Override
  public void write(String text, int from, int length) throws IOException {
    int i = from;
    int end = from + length;
    while (i < end) {
      makeRoom();
      int stop = Math.min(end, i + buffer.length - filled);
      while (i < stop && text.charAt(i) < copied) {
        buffer[filled++] = (byte) text.charAt(i++);
      }
      if (i < stop) {
        encode(CharBuffer.wrap(text, i, end));
        return;
      }
    }
  }

  @Override
  public void write(char[] text, int from, int length) throws IOException {
    encode(CharBuffer.wrap(text, from, length));
  }

  private void encode(CharBuffer text) throws IOException {
    encoder.reset();
    CoderResult result = CoderResult.OVERFLOW;
    while (result.isOverflow()) {
      ByteBuffer room = ByteBuffer.wrap(buffer, filled, buffer.length - filled);
      result = encoder.encode(text, room, true);
      filled = room.position();
      if (result.isOverflow()) {
        writeBuffer();
      }
    }
    if (result.isError()) {
      throw new IllegalArgumentException(
          "%s, U+%04X, cannot be written in %s; remove it from '%s'"
              .formatted(
                  result.isMalformed() ? "half a surrogate pair" : "a character",
                  Character.codePointAt(text, 0),
                  encoder.charset(),
                  Texts.abbreviate(text.rewind().toString())));
    }
  }

  private void makeRoom() throws IOException {
    if (filled == buffer.length) {
      writeBuffer();
    }
  }

  private void writeBuffer() throws IOException {
    out.write(buffer, 0, filled);
    filled = 0;
  }

  @Override
  public void flush() throws IOException {
    writeBuffer();
    out.flush();
  }

  @Override
  public void close() throws IOException {
    flush();
    out.close();
  }
}
