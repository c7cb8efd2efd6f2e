package io.millrace.flow.internal.combine;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.apache.beam.sdk.coders.Coder;
import org.apache.beam.sdk.coders.CustomCoder;
import org.apache.beam.sdk.transforms.Combine.CombineFn;

/**
 * What a reducer is in Beam's {@code Combine}. Its accumulators are held in objects of their own: a
 * reducer's may be null, and one that is null fails Flink's combine of bounded collections.
 *
 * @param <I> what is added
 * @param <A> the reducer's accumulators
 * @param <V> the results
 */
public abstract class ReducingFn<I, A, V> extends CombineFn<I, ReducingFn.Held<A>, V> {

  private static final long serialVersionUID = 1L;

  /** An accumulator of nothing. */
  protected abstract A create();

  /** Adds to an accumulator. */
  protected abstract A add(A accumulator, I input);

  /** Merges the second accumulator into the first. */
  protected abstract A merge(A accumulator, A other);

  /** The result of an accumulator. */
  protected abstract V finish(A accumulator);

  @Override
  public final Held<A> createAccumulator() {
    return new Held<>(create(), true);
  }

  @Override
  public final Held<A> addInput(Held<A> accumulator, I input) {
    accumulator.value = add(accumulator.value, input);
    accumulator.empty = false;
    return accumulator;
  }

  @Override
  public final Held<A> mergeAccumulators(Iterable<Held<A>> accumulators) {
    Held<A> merged = createAccumulator();
    for (Held<A> accumulator : accumulators) {
      merged.value = merge(merged.value, accumulator.value);
      merged.empty &= accumulator.empty;
    }
    return merged;
  }

  @Override
  public final V extractOutput(Held<A> accumulator) {
    return finish(accumulator.value);
  }

  /** An accumulator, which may be null, and whether nothing was added to it. */
  public static final class Held<A> {

    private A value;
    private boolean empty;

    private Held(A value, boolean empty) {
      this.value = value;
      this.empty = empty;
    }

    boolean isEmpty() {
      return empty;
    }

    /** Its coder. */
    public static <A> Coder<Held<A>> coder(Coder<A> accumulators) {
      return new HeldCoder<>(accumulators);
    }
  }

  private static final class HeldCoder<A> extends CustomCoder<Held<A>> {

    private static final long serialVersionUID = 1L;

    private final Coder<A> accumulators;

    HeldCoder(Coder<A> accumulators) {
      this.accumulators = accumulators;
    }

    @Override
    public void encode(Held<A> held, OutputStream out) throws IOException {
      out.write(held.empty ? 1 : 0);
      accumulators.encode(held.value, out);
    }

    @Override
    public Held<A> decode(InputStream in) throws IOException {
      boolean empty = in.read() == 1;
      return new Held<>(accumulators.decode(in), empty);
    }

    @Override
    public void verifyDeterministic() throws NonDeterministicException {
      accumulators.verifyDeterministic();
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof HeldCoder<?> that && accumulators.equals(that.accumulators);
    }

    @Override
    public int hashCode() {
      return accumulators.hashCode();
    }
  }
}
