package io.millrace.files.internal;

import io.millrace.flow.connect.Receiver;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;

/**
 * Lines as strings.
 *
 * @param charsetName of the files; UTF-8 or one that {@link Charsets#checkLines} takes
 * @param replacing whether bytes that are no characters become U+FFFD; else they are refused
 * @param maxLineBytes longer lines are refused
 */
public record TextFormat(String charsetName, boolean replacing, int maxLineBytes)
    implements PartReader<String> {

  private static final char REPLACEMENT = '\uFFFD';

  /** Longer than any sane line, shorter than any heap. */
  public static final int MAX_LINE_BYTES = 16 << 20;

  /** Every line of at most {@link #MAX_LINE_BYTES}, in strict UTF-8. */
  public static TextFormat utf8() {
    return new TextFormat(StandardCharsets.UTF_8.name(), false, MAX_LINE_BYTES);
  }

  /**
   * The same in another charset.
   *
   * @throws IllegalArgumentException if lines cannot be told by their bytes in it
   */
  public TextFormat withCharset(Charset charset) {
    return new TextFormat(Charsets.checkLines(charset).name(), replacing, maxLineBytes);
  }

  /** The same, with U+FFFD for what is no character. */
  public TextFormat withReplacing() {
    return new TextFormat(charsetName, true, maxLineBytes);
  }

  /**
   * The same with another bound.
   *
   * @throws IllegalArgumentException if it is less than 1 or over a gigabyte
   */
  public TextFormat withMaxLineBytes(int bytes) {
    return new TextFormat(charsetName, replacing, checkMaxLineBytes(bytes));
  }

  static int checkMaxLineBytes(int bytes) {
    if (bytes < 1 || bytes > 1 << 30) {
      throw new IllegalArgumentException(
          "maxLineBytes must be 1 to %d, is %d".formatted(1 << 30, bytes));
    }
    return bytes;
  }

  @Override
  public void read(FilePart part, Receiver<? super String> receiver) throws Exception {
    Charset charset = Charset.forName(charsetName);
    LineReader.read(
        part,
        maxLineBytes,
        (bytes, from, length, offset) -> {
          String line = new String(bytes, from, length, charset);
          // Free for Latin-1 lines: what has no such character is not searched.
          if (line.indexOf(REPLACEMENT) >= 0 && !replacing) {
            checkCharacters(part, charset, ByteBuffer.wrap(bytes, from, length), offset - from);
          }
          receiver.accept(line);
        });
  }

  // The replacement character may stand in the file itself.
  private static void checkCharacters(
      FilePart part, Charset charset, ByteBuffer bytes, long bufferOffset) throws IOException {
    CharBuffer characters = CharBuffer.allocate(bytes.remaining());
    CoderResult result = charset.newDecoder().decode(bytes, characters, true);
    if (result.isError()) {
      throw new IOException(
          ("%s is not in %s: byte 0x%02X at offset %d is no character; name its charset with"
                  + " charset(...), or lose such bytes with replaceMalformed()")
              .formatted(
                  part.file(),
                  charset,
                  bytes.get(bytes.position()),
                  bufferOffset + bytes.position()));
    }
  }
}
