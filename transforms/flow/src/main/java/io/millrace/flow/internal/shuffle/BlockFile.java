package io.millrace.flow.internal.shuffle;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Blocks on disk, written and read by any thread. The file has no name any more once it is open,
 * where the operating system allows that: it goes with the process.
 */
final class BlockFile implements AutoCloseable {

  private final FileChannel channel;
  private final AtomicLong end = new AtomicLong();

  /** Where a block is. */
  record Place(long position, int length) {}

  BlockFile() throws IOException {
    Path path = Files.createTempFile("millrace-spill-", ".blocks");
    channel =
        FileChannel.open(
            path,
            StandardOpenOption.READ,
            StandardOpenOption.WRITE,
            StandardOpenOption.DELETE_ON_CLOSE);
  }

  Place write(byte[] block) throws IOException {
    Place place = new Place(end.getAndAdd(block.length), block.length);
    ByteBuffer bytes = ByteBuffer.wrap(block);
    while (bytes.hasRemaining()) {
      channel.write(bytes, place.position + bytes.position());
    }
    return place;
  }

  byte[] read(Place place) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(place.length);
    while (bytes.hasRemaining()) {
      if (channel.read(bytes, place.position + bytes.position()) < 0) {
        throw new IOException("a spilled block is not there any more");
      }
    }
    return bytes.array();
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
