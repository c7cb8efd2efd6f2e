package io.millrace.flow.internal.shuffle;

import io.millrace.flow.internal.memory.MemoryBudget;
import io.millrace.flow.internal.step.Exit;
import io.millrace.flow.internal.step.Link;
import io.millrace.flow.internal.step.Tail;
import io.millrace.flow.live.Meter;
import java.util.HashMap;
import java.util.Map;
import org.apache.beam.sdk.transforms.windowing.BoundedWindow;
import org.apache.beam.sdk.values.KV;

/**
 * Folds a stage's elements by (window, key) before the shuffle.
 *
 * @param <T> the elements
 * @param <K> their keys
 * @param <A> the accumulators
 * @param <O> what goes into the shuffle
 * @param memory how many megabytes the tables of a process may take, see {@link MemoryBudget}
 */
public record FoldTail<T, K, A, O>(
    Reduction<T, K, A, ?, ?> reduction, long memory, Form<K, A, O> form) implements Tail<T, O> {

  /** In what form accumulators go into the shuffle. */
  @FunctionalInterface
  interface Form<K, A, O> extends java.io.Serializable {
    WindowFold.Target<K, A> into(Exit<O> exit, BoundedWindow window);
  }

  /** As blocks, one stream of them for each shard. */
  public static <T, K, A> FoldTail<T, K, A, KV<Integer, byte[]>> blocks(
      Reduction<T, K, A, ?, ?> reduction, long memory, int shards, BlockKeeping keeping) {
    return new FoldTail<>(
        reduction,
        memory,
        (exit, window) -> {
          Meter bytes = exit.output().meters().meter("bytesShuffled");
          BlockKeeping.Keeper keeper = keeping.open(exit.output().meters());
          return new BlockWriter<>(
              reduction.keyCoder(),
              reduction.accumulatorCoder(),
              shards,
              (shard, block) -> {
                bytes.add(block.length);
                exit.emit(KV.of(shard, keeper.leave(block)), window);
              });
        });
  }

  /** One by one, for Beam's own {@code Combine}. */
  public static <T, K, A> FoldTail<T, K, A, KV<K, A>> accumulators(
      Reduction<T, K, A, ?, ?> reduction, long memory) {
    return new FoldTail<>(
        reduction,
        memory,
        (exit, window) -> (key, accumulator) -> exit.emit(KV.of(key, accumulator), window));
  }

  @Override
  public Link<T> open(Exit<O> exit) {
    return new Fold(exit);
  }

  private final class Fold implements Link<T>, WindowFold.Room {

    /** About what a window costs: its table, and its blocks that are not full. */
    private static final long WINDOW_BYTES = 256 << 10;

    private final Exit<O> exit;
    private final MemoryBudget.Share share = MemoryBudget.ofProcess(memory).share();
    private final Map<BoundedWindow, WindowFold<T, K, A>> windows = new HashMap<>();
    private BoundedWindow window;
    private WindowFold<T, K, A> current;
    private long bytes;
    private long elements;

    Fold(Exit<O> exit) {
      this.exit = exit;
      exit.output().meters().meter("rowsReduced").include(() -> elements);
    }

    @Override
    public void startBundle() {
      close();
      windows.clear();
      window = null;
    }

    @Override
    public void accept(T element) throws Exception {
      BoundedWindow elementWindow = exit.output().window();
      if (elementWindow != window) {
        WindowFold<T, K, A> known = windows.get(elementWindow);
        current = known == null ? newFold(elementWindow) : known;
        window = elementWindow;
      }
      elements++;
      current.add(element);
    }

    private WindowFold<T, K, A> newFold(BoundedWindow of) throws Exception {
      if (!windows.isEmpty() && !take(WINDOW_BYTES)) {
        clear();
      }
      WindowFold<T, K, A> fold =
          new WindowFold<>(reduction, exit.failures(), this, form.into(exit, of));
      windows.put(of, fold);
      return fold;
    }

    @Override
    public boolean take(long more) {
      bytes += more;
      return share.covers(bytes);
    }

    @Override
    public void clear() throws Exception {
      if (windows.size() == 1) {
        windows.values().iterator().next().drain();
      } else {
        for (WindowFold<T, K, A> fold : windows.values()) {
          fold.finish();
        }
        windows.clear();
        window = null;
      }
      close();
    }

    @Override
    public void finishBundle() throws Exception {
      for (WindowFold<T, K, A> fold : windows.values()) {
        fold.finish();
      }
      startBundle();
    }

    @Override
    public void close() {
      share.release();
      bytes = 0;
    }
  }
}
