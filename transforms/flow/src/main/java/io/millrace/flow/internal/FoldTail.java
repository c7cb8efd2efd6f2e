package io.millrace.flow.internal;

import io.millrace.flow.StepException;
import java.util.HashMap;
import java.util.Map;
import org.apache.beam.sdk.metrics.Counter;
import org.apache.beam.sdk.metrics.Metrics;
import org.apache.beam.sdk.transforms.windowing.BoundedWindow;
import org.apache.beam.sdk.values.KV;

/**
 * Folds a stage's elements by (window, key) before the shuffle, in bounded memory: a table that is
 * full is written to blocks and begun anew.
 *
 * @param <T> the elements
 * @param <K> their keys
 * @param <A> the accumulators
 */
record FoldTail<T, K, A>(Reduction<T, K, A, ?, ?> reduction, int shards)
    implements Tail<T, KV<Integer, byte[]>> {

  /** How many keys a worker folds at a time; a key costs some hundred bytes. */
  static final int MOST_KEYS = 100_000;

  @Override
  public Running<T> open(StageOutput<KV<Integer, byte[]>> out) {
    return new Fold<>(reduction, shards, out);
  }

  private static final class Fold<T, K, A> implements Running<T> {

    private final Reduction<T, K, A, ?, ?> reduction;
    private final int shards;
    private final StageOutput<KV<Integer, byte[]>> out;
    private final Counter counter = Metrics.counter("millrace", "rowsReduced");
    private final Map<BoundedWindow, WindowFold> windows = new HashMap<>();
    private BoundedWindow window;
    private WindowFold current;
    private long elements;

    Fold(Reduction<T, K, A, ?, ?> reduction, int shards, StageOutput<KV<Integer, byte[]>> out) {
      this.reduction = reduction;
      this.shards = shards;
      this.out = out;
    }

    @Override
    public void startBundle() {
      windows.clear();
      window = null;
      elements = 0;
    }

    @Override
    public void accept(T element) throws Exception {
      BoundedWindow elementWindow = out.window();
      if (elementWindow != window) {
        window = elementWindow;
        current = windows.computeIfAbsent(elementWindow, WindowFold::new);
      }
      current.add(element);
      elements++;
    }

    @Override
    public void finishBundle() throws Exception {
      for (WindowFold fold : windows.values()) {
        fold.drain();
        fold.blocks.flush();
      }
      counter.inc(elements);
      startBundle();
    }

    /** The fold of one window. */
    private final class WindowFold {

      private final FoldTable table = new FoldTable();
      private final BlockWriter<K, A> blocks;

      WindowFold(BoundedWindow of) {
        blocks =
            new BlockWriter<>(
                reduction.keyCoder(),
                reduction.accumulatorCoder(),
                shards,
                (shard, block) -> out.emit(KV.of(shard, block), of));
      }

      @SuppressWarnings("unchecked") // only accumulators are put into the table
      void add(T element) throws Exception {
        int slot = table.slot(keyOf(element));
        A accumulator = (A) table.get(slot);
        table.set(slot, added(accumulator, element));
        if (table.size() >= MOST_KEYS) {
          drain();
        }
      }

      private K keyOf(T element) {
        try {
          return reduction.key().apply(element);
        } catch (Exception e) {
          throw StepException.of("partition by " + reduction.keyName(), element, e);
        }
      }

      private A added(A accumulator, T element) {
        try {
          return reduction
              .reducer()
              .add(accumulator == null ? reduction.reducer().create() : accumulator, element);
        } catch (Exception e) {
          throw StepException.of("reduce", element, e);
        }
      }

      @SuppressWarnings("unchecked") // only keys and accumulators are put into the table
      void drain() throws Exception {
        table.drain((key, accumulator) -> blocks.write((K) key, (A) accumulator));
      }
    }
  }
}
