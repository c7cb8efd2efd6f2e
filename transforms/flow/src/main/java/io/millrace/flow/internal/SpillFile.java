package io.millrace.flow.internal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/**
 * Blocks that are put on disk for a while, in parts that are read one at a time. The file has no
 * name any more once it is open, where the operating system allows that: it goes with the process.
 */
final class SpillFile implements AutoCloseable {

  private final FileChannel channel;
  private final List<List<Place>> parts = new ArrayList<>();
  private long end;

  /** Where a block is. */
  private record Place(long position, int length) {}

  SpillFile(int partCount) throws IOException {
    for (int i = 0; i < partCount; i++) {
      parts.add(new ArrayList<>());
    }
    Path path = Files.createTempFile("millrace-spill-", ".blocks");
    channel =
        FileChannel.open(
            path,
            StandardOpenOption.READ,
            StandardOpenOption.WRITE,
            StandardOpenOption.DELETE_ON_CLOSE);
  }

  void write(int part, byte[] block) throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap(block);
    long position = end;
    while (bytes.hasRemaining()) {
      end += channel.write(bytes, end);
    }
    parts.get(part).add(new Place(position, block.length));
  }

  /** Hands out the blocks of a part, in the order in which they were written. */
  void read(int part, Blocks blocks) throws Exception {
    for (Place place : parts.get(part)) {
      ByteBuffer bytes = ByteBuffer.allocate(place.length);
      while (bytes.hasRemaining()) {
        if (channel.read(bytes, place.position + bytes.position()) < 0) {
          throw new IOException("a spilled block is not there any more");
        }
      }
      blocks.accept(bytes.array());
    }
  }

  int parts() {
    return parts.size();
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }

  /** Takes blocks. */
  @FunctionalInterface
  interface Blocks {
    void accept(byte[] block) throws Exception;
  }
}
