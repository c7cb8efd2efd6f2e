package io.millrace.flow.internal.shuffle;

import io.millrace.flow.internal.shuffle.BlockFile.Place;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Blocks that are put on disk for a while, in parts that are read one at a time. */
final class SpillFile implements AutoCloseable {

  private final BlockFile file = new BlockFile();
  private final List<List<Place>> parts = new ArrayList<>();

  SpillFile(int partCount) throws IOException {
    for (int i = 0; i < partCount; i++) {
      parts.add(new ArrayList<>());
    }
  }

  void write(int part, byte[] block) throws IOException {
    parts.get(part).add(file.write(block));
  }

  /** Hands out the blocks of a part, in the order in which they were written. */
  void read(int part, Blocks blocks) throws Exception {
    for (Place place : parts.get(part)) {
      blocks.accept(file.read(place));
    }
  }

  int parts() {
    return parts.size();
  }

  @Override
  public void close() throws IOException {
    file.close();
  }

  /** Takes blocks. */
  @FunctionalInterface
  interface Blocks {
    void accept(byte[] block) throws Exception;
  }
}
