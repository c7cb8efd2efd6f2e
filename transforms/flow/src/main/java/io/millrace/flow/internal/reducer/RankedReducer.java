package io.millrace.flow.internal.reducer;

import io.millrace.flow.function.Reducer;
import io.millrace.flow.internal.memory.Weight;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.apache.beam.sdk.coders.CannotProvideCoderException;
import org.apache.beam.sdk.coders.Coder;
import org.apache.beam.sdk.coders.CoderRegistry;
import org.apache.beam.sdk.coders.CustomCoder;
import org.apache.beam.sdk.coders.NullableCoder;
import org.apache.beam.sdk.values.TypeDescriptor;

/**
 * The value of the element that ranks first or last; of several with that rank, the value that is
 * first or last by {@link TieBreak}. Elements without a rank or a value are passed by.
 *
 * @param <T> the elements
 * @param <K> their ranks
 * @param <V> their values
 */
public final class RankedReducer<T, K extends Comparable<?>, V>
    extends Reducer<T, RankedReducer.Ranked<K, V>, V> {

  private static final long serialVersionUID = 1L;

  private final ElementValue<T, K> rank;
  private final ElementValue<T, V> value;
  private final boolean last;

  public RankedReducer(ElementValue<T, K> rank, ElementValue<T, V> value, boolean last) {
    this.rank = rank;
    this.value = value;
    this.last = last;
  }

  /** A value and its rank. */
  public record Ranked<K, V>(K rank, V value) {}

  @Override
  public Ranked<K, V> create() {
    return null;
  }

  @Override
  public Ranked<K, V> add(Ranked<K, V> best, T element) throws Exception {
    K newRank = rank.of(element);
    if (newRank == null) {
      return best;
    }
    int difference = best == null ? 1 : inTurn(NaturalOrder.compare(newRank, best.rank));
    if (difference < 0) {
      return best;
    }
    V newValue = value.of(element);
    return newValue == null || (difference == 0 && inTurn(newValue, best.value) <= 0)
        ? best
        : new Ranked<>(newRank, newValue);
  }

  @Override
  public Ranked<K, V> merge(Ranked<K, V> best, Ranked<K, V> other) {
    if (best == null || other == null) {
      return best == null ? other : best;
    }
    int difference = inTurn(NaturalOrder.compare(other.rank, best.rank));
    return difference > 0 || (difference == 0 && inTurn(other.value, best.value) > 0)
        ? other
        : best;
  }

  private int inTurn(Object one, Object other) {
    return inTurn(TieBreak.compare(one, other));
  }

  private int inTurn(int difference) {
    return last ? Integer.signum(difference) : -Integer.signum(difference);
  }

  @Override
  public V finish(Ranked<K, V> best) {
    return best == null ? null : best.value;
  }

  @Override
  public long weight(Ranked<K, V> best) {
    return best == null ? 0 : Weight.of(best.rank) + Weight.of(best.value);
  }

  @Override
  public Coder<Ranked<K, V>> accumulatorCoder(
      CoderRegistry coders, TypeDescriptor<? extends T> elements)
      throws CannotProvideCoderException {
    return NullableCoder.of(
        new RankedCoder<>(rank.coder(coders, elements), value.coder(coders, elements)));
  }

  @Override
  public Coder<V> resultCoder(CoderRegistry coders, TypeDescriptor<? extends T> elements)
      throws CannotProvideCoderException {
    return NullableCoder.of(value.coder(coders, elements));
  }

  private static final class RankedCoder<K, V> extends CustomCoder<Ranked<K, V>> {

    private static final long serialVersionUID = 1L;

    private final Coder<K> ranks;
    private final Coder<V> values;

    RankedCoder(Coder<K> ranks, Coder<V> values) {
      this.ranks = ranks;
      this.values = values;
    }

    @Override
    public void encode(Ranked<K, V> ranked, OutputStream out) throws IOException {
      ranks.encode(ranked.rank, out);
      values.encode(ranked.value, out);
    }

    @Override
    public Ranked<K, V> decode(InputStream in) throws IOException {
      K rank = ranks.decode(in);
      return new Ranked<>(rank, values.decode(in));
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof RankedCoder<?, ?> that
          && ranks.equals(that.ranks)
          && values.equals(that.values);
    }

    @Override
    public int hashCode() {
      return ranks.hashCode() * 31 + values.hashCode();
    }
  }
}
