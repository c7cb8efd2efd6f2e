package io.millrace.flow.internal.shuffle;

import io.millrace.flow.internal.shuffle.BlockFile.Place;
import io.millrace.flow.live.Board;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The blocks of one shuffle that wait in this process for the stage behind it: in the heap as far
 * as all stores may have of it, the rest on disk. A block is given out once. What is left when the
 * pipeline's board is told that it is over, as by a launcher, is let go.
 */
final class BlockStore {

  private static final ConcurrentMap<String, BlockStore> STORES = new ConcurrentHashMap<>();

  /** Bytes that the stores of this process have in the heap. */
  private static final AtomicLong HELD = new AtomicLong();

  private final long limit;

  /** By number: the block, or its place on disk. */
  private final Map<Long, Object> waiting = new ConcurrentHashMap<>();

  private final AtomicLong last = new AtomicLong();
  private BlockFile file;
  private volatile boolean closed;

  private BlockStore(long limit) {
    this.limit = limit;
  }

  /**
   * The store of a shuffle, from its first block to the end of the pipeline.
   *
   * @param limit how many bytes all stores of the process may have in the heap
   */
  static BlockStore of(Board board, String shuffle, long limit) {
    String id = board.run() + '/' + shuffle;
    BlockStore known = STORES.get(id);
    if (known != null) {
      return known;
    }
    BlockStore mine = new BlockStore(limit);
    BlockStore others = STORES.putIfAbsent(id, mine);
    if (others != null) {
      return others;
    }
    board.whenOver(() -> mine.close(id));
    return mine;
  }

  /**
   * Keeps a block.
   *
   * @return its number
   */
  long put(byte[] block) throws IOException {
    long number = last.incrementAndGet();
    waiting.put(number, hold(block.length) ? block : file().write(block));
    if (closed) {
      release(number);
    }
    checkNotOver();
    return number;
  }

  private void checkNotOver() {
    if (closed) {
      throw new CancellationException("the pipeline is over");
    }
  }

  /**
   * Gives out a block and forgets it.
   *
   * @throws IllegalStateException if it is not here
   */
  byte[] take(long number) throws IOException {
    Object kept = release(number);
    if (kept == null) {
      throw new IllegalStateException(
          "a block of a shuffle is not in this process, or was given out before: --shuffleMemory"
              + " is for DirectRunner alone");
    }
    return kept instanceof Place place ? file().read(place) : (byte[]) kept;
  }

  private boolean hold(int bytes) {
    if (HELD.addAndGet(bytes) <= limit) {
      return true;
    }
    HELD.addAndGet(-bytes);
    return false;
  }

  private Object release(long number) {
    Object kept = waiting.remove(number);
    if (kept instanceof byte[] block) {
      HELD.addAndGet(-block.length);
    }
    return kept;
  }

  private synchronized BlockFile file() throws IOException {
    if (file == null) {
      checkNotOver();
      file = new BlockFile();
    }
    return file;
  }

  private synchronized void close(String id) {
    STORES.remove(id, this);
    closed = true;
    waiting.keySet().forEach(this::release);
    try {
      if (file != null) {
        file.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Bytes that all stores have in the heap. */
  static long held() {
    return HELD.get();
  }
}
