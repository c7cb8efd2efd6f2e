package io.millrace.files.internal;

import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;

/**
 * The characters of a part, the last line ended too, for a parser that takes an open quote at the
 * end of the text for a closed one.
 *
 * <p>Then every record ends with a line, and the parser has it before it asks for more. What it
 * makes a record of after it was told that there is no more was begun by a quote and never ended.
 */
final class CsvText extends FilterReader {

  private final FilePart part;
  private boolean lineOpen;
  private boolean ended;

  CsvText(FilePart part, Reader text) {
    super(text);
    this.part = part;
  }

  @Override
  public int read() throws IOException {
    char[] one = new char[1];
    return read(one, 0, 1) < 0 ? -1 : one[0];
  }

  @Override
  public int read(char[] buffer, int from, int length) throws IOException {
    int read = in.read(buffer, from, length);
    if (read > 0) {
      char last = buffer[from + read - 1];
      lineOpen = last != '\n' && last != '\r';
      return read;
    }
    if (lineOpen) {
      lineOpen = false;
      buffer[from] = '\n';
      return 1;
    }
    ended = true;
    return -1;
  }

  /**
   * Whether what the parser makes a record of has an open quote: it was told that there is no more.
   */
  boolean ended() {
    return ended;
  }

  /** The failure of a record with an open quote, which begins at a place. */
  IllegalArgumentException openQuote(String place) {
    return new IllegalArgumentException(
        part.to() == Long.MAX_VALUE
            ? "%s has a quote that nothing closes before the end of the file; close it, or double it"
                .formatted(place)
            : ("%s has a quote that nothing closes in this part of the file; close it, or read"
                    + " without splittable() if fields have line breaks")
                .formatted(place));
  }
}
