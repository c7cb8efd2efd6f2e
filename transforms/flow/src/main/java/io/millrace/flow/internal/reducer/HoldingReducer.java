package io.millrace.flow.internal.reducer;

import io.millrace.flow.function.Reducer;
import io.millrace.flow.internal.memory.Weight;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Collection;
import java.util.Queue;
import org.apache.beam.sdk.coders.CannotProvideCoderException;
import org.apache.beam.sdk.coders.Coder;
import org.apache.beam.sdk.coders.CoderRegistry;
import org.apache.beam.sdk.coders.CustomCoder;
import org.apache.beam.sdk.util.VarInt;
import org.apache.beam.sdk.values.TypeDescriptor;

/**
 * Holds elements in a collection, all or some of them, and knows what they weigh. Null is passed
 * by.
 *
 * @param <T> the elements
 * @param <V> what is held of them
 * @param <R> the result
 */
abstract class HoldingReducer<T, V, R> extends Reducer<T, HoldingReducer.Held<V>, R> {

  private static final long serialVersionUID = 1L;

  /** What a place in a collection takes. */
  private static final long PLACE = 32;

  private static final int WEIGHED = 8;

  /** An empty collection. */
  abstract Collection<V> empty();

  /**
   * Takes a value into the collection, or not: by {@link #put}, or by {@link #putForNow} and {@link
   * #replaceHead}.
   */
  abstract void offer(Held<V> held, V value);

  abstract Coder<V> valueCoder(CoderRegistry coders, TypeDescriptor<? extends T> elements)
      throws CannotProvideCoderException;

  /** What a value weighs. */
  long weigh(V value) {
    return Weight.of(value);
  }

  @Override
  public final Held<V> create() {
    return new Held<>(empty());
  }

  @Override
  public final Held<V> merge(Held<V> held, Held<V> other) {
    for (V value : other.values) {
      offer(held, value);
    }
    return held;
  }

  @Override
  public final boolean grows() {
    return true;
  }

  @Override
  public final long weight(Held<V> held) {
    return held.weight;
  }

  @Override
  public final Coder<Held<V>> accumulatorCoder(
      CoderRegistry coders, TypeDescriptor<? extends T> elements)
      throws CannotProvideCoderException {
    return new HeldCoder<>(this, valueCoder(coders, elements));
  }

  /**
   * Puts a value where it stays. Of many values, those that are not known at a glance are taken to
   * be like the others, but for one of {@value #WEIGHED}.
   */
  final void put(Held<V> held, V value) {
    long size = held.values.size();
    if (held.values.add(value)) {
      boolean alike = size >= WEIGHED && size % WEIGHED != 0 && Weight.plain(value) < 0;
      held.weight += alike ? held.weight / size : PLACE + weigh(value);
    }
  }

  /** Puts a value that may be taken out again. */
  final void putForNow(Held<V> held, V value) {
    held.values.add(value);
    held.weight += PLACE + weigh(value);
  }

  /** Puts a value in the place of the first of a queue. */
  final void replaceHead(Held<V> held, V value) {
    V head = ((Queue<V>) held.values).remove();
    held.weight -= PLACE + weigh(head);
    putForNow(held, value);
  }

  /** The values so far, and the bytes that they take. */
  static final class Held<V> {

    final Collection<V> values;
    private long weight;

    private Held(Collection<V> values) {
      this.values = values;
    }
  }

  private static final class HeldCoder<V> extends CustomCoder<Held<V>> {

    private static final long serialVersionUID = 1L;

    private final HoldingReducer<?, V, ?> reducer;
    private final Coder<V> values;

    HeldCoder(HoldingReducer<?, V, ?> reducer, Coder<V> values) {
      this.reducer = reducer;
      this.values = values;
    }

    @Override
    public void encode(Held<V> held, OutputStream out) throws IOException {
      VarInt.encode(held.values.size(), out);
      for (V value : held.values) {
        values.encode(value, out);
      }
    }

    @Override
    public Held<V> decode(InputStream in) throws IOException {
      Held<V> held = reducer.create();
      for (int size = VarInt.decodeInt(in); size > 0; size--) {
        reducer.offer(held, values.decode(in));
      }
      return held;
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof HeldCoder<?> that
          && reducer.getClass() == that.reducer.getClass()
          && values.equals(that.values);
    }

    @Override
    public int hashCode() {
      return values.hashCode();
    }
  }
}
