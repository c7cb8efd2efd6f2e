package io.millrace.files.internal;

import java.io.IOException;
import java.io.Serializable;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.SeekableByteChannel;
import org.apache.beam.sdk.io.Compression;
import org.apache.beam.sdk.io.FileSystems;
import org.apache.beam.sdk.io.fs.ResourceId;

/**
 * The lines of a file that begin in a range of its bytes. Of a compressed file, the range counts
 * the bytes that come out, and is all of them.
 *
 * @param from the first byte
 * @param to the byte behind the last one; {@link Long#MAX_VALUE} for the end of the file
 */
public record FilePart(ResourceId file, Compression compression, long from, long to)
    implements Serializable {

  /** A whole file. */
  public static FilePart whole(ResourceId file, Compression compression) {
    return new FilePart(file, compression, 0, Long.MAX_VALUE);
  }

  /** The whole of the same file. */
  FilePart whole() {
    return whole(file, compression);
  }

  boolean startsInside() {
    return from > 0;
  }

  /**
   * Opens the file at {@link #openedAt}.
   *
   * @throws IOException if it cannot be opened, or not in the middle
   */
  ReadableByteChannel open() throws IOException {
    ReadableByteChannel channel = FileSystems.open(file);
    try {
      if (startsInside()) {
        ((SeekableByteChannel) channel).position(openedAt());
      }
      return compression.readDecompressed(channel);
    } catch (IOException | RuntimeException | Error e) {
      channel.close();
      throw e;
    }
  }

  /** One byte before the range, so that a line end there tells that a line begins in it. */
  long openedAt() {
    return Math.max(from - 1, 0);
  }

  @Override
  public String toString() {
    return startsInside() || to != Long.MAX_VALUE
        ? "%s (bytes %d to %s)".formatted(file, from, to == Long.MAX_VALUE ? "end" : to)
        : file.toString();
  }
}
