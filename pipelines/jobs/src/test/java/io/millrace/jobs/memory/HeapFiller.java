package io.millrace.jobs.memory;

import io.millrace.jobs.launch.FullHeap;
import io.millrace.jobs.launch.MemoryWatch;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Objects;

/** Holds nearly as much as its heap does, and goes on to make garbage. */
final class HeapFiller {

  private static final int PIECE = 16 << 10;
  private static final int FREE = 8;

  private HeapFiller() {}

  /** Does not end by itself. */
  @SuppressWarnings("ModifiedButNotUsed") // it is there to be full
  public static void main(String[] arguments) {
    MemoryWatch.start();
    // A job takes seconds before it holds anything, this program a fraction of one.
    Objects.requireNonNull(FullHeap.MESSAGE);
    Deque<byte[]> held = new ArrayDeque<>();
    while (true) {
      try {
        held.add(new byte[PIECE]);
      } catch (OutOfMemoryError e) {
        // As a runner that goes on with another element.
        for (int i = 0; i < FREE; i++) {
          held.remove();
        }
      }
    }
  }
}
