package io.millrace.files.internal;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;

/**
 * The bytes of those lines of a file that begin in a part, for a parser that wants a stream. Cuts
 * where {@link LineReader} cuts.
 */
final class LinesStream extends InputStream {

  private final FilePart part;
  private final ReadableByteChannel channel;
  private long offset;
  private boolean begun;
  private boolean ended;

  LinesStream(FilePart part) throws IOException {
    this.part = part;
    this.channel = part.open();
    this.offset = part.openedAt();
    this.begun = !part.startsInside();
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] bytes, int from, int length) throws IOException {
    while (!ended) {
      int read = channel.read(ByteBuffer.wrap(bytes, from, length));
      if (read < 0) {
        break;
      }
      int kept = begun ? read : fromFirstLine(bytes, from, read);
      offset += read;
      kept = begun ? toLastLine(bytes, from, kept) : 0;
      if (kept > 0) {
        return kept;
      }
    }
    ended = true;
    return -1;
  }

  /** Moves what is behind the first line end to the front; gives its length. */
  private int fromFirstLine(byte[] bytes, int from, int read) {
    int end = Newlines.find(bytes, from, from + read);
    if (end < 0) {
      return 0;
    }
    int kept = from + read - (end + 1);
    ended = offset + read - kept >= part.to();
    begun = true;
    System.arraycopy(bytes, end + 1, bytes, from, kept);
    return ended ? 0 : kept;
  }

  /** Of bytes that end at the offset, the length up to the end of the last line. */
  private int toLastLine(byte[] bytes, int from, int kept) {
    long last = part.to() - 1;
    if (ended || offset <= last) {
      return ended ? 0 : kept;
    }
    int search = (int) Math.max(last - (offset - kept), 0);
    int end = Newlines.find(bytes, from + search, from + kept);
    if (end < 0) {
      return kept;
    }
    ended = true;
    return end + 1 - from;
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
