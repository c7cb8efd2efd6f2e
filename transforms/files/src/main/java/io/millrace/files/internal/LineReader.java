package io.millrace.files.internal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.util.Arrays;

/**
 * Cuts a part of a file into lines, as bytes.
 *
 * <ol>
 *   <li>A line belongs to the part in which it begins. A part that starts inside the file is read
 *       from one byte before; what comes up to the first line end is another part's.
 *   <li>The file is read in blocks into a buffer. What is left of a line at the end of a block
 *       moves to the front of the buffer; a line that fills it doubles it, so that each byte is
 *       copied a few times at most, however long its line.
 *   <li>Lines end with LF or CR LF; the last one may end with the file, or a CR before that. A byte
 *       order mark at the start of the file is dropped.
 * </ol>
 */
final class LineReader {

  private static final int BLOCK = 128 << 10;
  private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

  private final FilePart part;
  private final ReadableByteChannel channel;
  private final int maxLineBytes;

  private byte[] buffer = new byte[BLOCK];
  private long bufferOffset;
  private int lineStart;
  private int searched;
  private int filled;

  /** Takes lines, each as a range of bytes that is valid during the call. */
  @FunctionalInterface
  interface LineReceiver {

    /**
     * Takes one line, without its end.
     *
     * @param offset where it begins in the file
     */
    void accept(byte[] bytes, int from, int length, long offset) throws Exception;
  }

  private LineReader(FilePart part, ReadableByteChannel channel, int maxLineBytes) {
    this.part = part;
    this.channel = channel;
    this.maxLineBytes = maxLineBytes;
    this.bufferOffset = part.openedAt();
  }

  /**
   * Hands every line of the part to the receiver.
   *
   * @throws IOException if the file cannot be read, or a line is longer than {@code maxLineBytes}
   */
  static void read(FilePart part, int maxLineBytes, LineReceiver receiver) throws Exception {
    try (ReadableByteChannel channel = part.open()) {
      new LineReader(part, channel, maxLineBytes).read(receiver);
    }
  }

  private void read(LineReceiver receiver) throws Exception {
    if (part.startsInside()) {
      skipLine();
    } else {
      skipByteOrderMark();
    }
    // Not behind a byte order mark: the first line begins with the file.
    long begin = part.startsInside() ? bufferOffset + lineStart : 0;
    while (begin < part.to()) {
      int end = lineEnd();
      if (end < 0) {
        if (lineStart < filled) {
          receiver.accept(
              buffer, lineStart, checkedLength(withoutReturn(filled)), bufferOffset + lineStart);
        }
        return;
      }
      receiver.accept(
          buffer, lineStart, checkedLength(withoutReturn(end)), bufferOffset + lineStart);
      lineStart = end + 1;
      begin = bufferOffset + lineStart;
    }
  }

  private int withoutReturn(int end) {
    return end > lineStart && buffer[end - 1] == '\r' ? end - 1 : end;
  }

  private int checkedLength(int end) throws IOException {
    int length = end - lineStart;
    if (length > maxLineBytes) {
      throw tooLong();
    }
    return length;
  }

  private IOException tooLong() {
    return new IOException(
        ("%s has a line of more than %d bytes at offset %d; raise maxLineBytes, or check that this"
                + " is a text file")
            .formatted(part.file(), maxLineBytes, bufferOffset + lineStart));
  }

  /** The index of the line's end, reading on as needed; -1 if the file ends first. */
  private int lineEnd() throws IOException {
    while (true) {
      int end = Newlines.find(buffer, Math.max(searched, lineStart), filled);
      if (end >= 0) {
        return end;
      }
      searched = filled;
      if (filled - lineStart > maxLineBytes + 1L) { // one for a CR
        throw tooLong();
      }
      if (!fill()) {
        return -1;
      }
    }
  }

  // However long it is: it is another part's to refuse.
  private void skipLine() throws IOException {
    int end = -1;
    while (end < 0) {
      lineStart = filled;
      if (!fill()) {
        return;
      }
      end = Newlines.find(buffer, lineStart, filled);
    }
    lineStart = end + 1;
  }

  private void skipByteOrderMark() throws IOException {
    int length = BYTE_ORDER_MARK.length;
    boolean more = true;
    while (filled < length && more) {
      more = fill();
    }
    if (filled >= length && Arrays.equals(buffer, 0, length, BYTE_ORDER_MARK, 0, length)) {
      lineStart = length;
    }
  }

  /** Reads more behind what there is; false at the end of the file. */
  private boolean fill() throws IOException {
    System.arraycopy(buffer, lineStart, buffer, 0, filled - lineStart);
    bufferOffset += lineStart;
    filled -= lineStart;
    searched = Math.max(searched - lineStart, 0);
    lineStart = 0;
    if (filled == buffer.length) {
      buffer = Arrays.copyOf(buffer, (int) Math.min(2L * filled, maxLineBytes + 3L));
    }
    int read = channel.read(ByteBuffer.wrap(buffer, filled, buffer.length - filled));
    filled += Math.max(read, 0);
    return read >= 0;
  }
}
