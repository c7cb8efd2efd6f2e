package io.millrace.flow.internal.reducer.composed;

import io.millrace.flow.function.Reducer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.beam.sdk.coders.CannotProvideCoderException;
import org.apache.beam.sdk.coders.Coder;
import org.apache.beam.sdk.coders.CoderRegistry;
import org.apache.beam.sdk.coders.CustomCoder;
import org.apache.beam.sdk.values.TypeDescriptor;

/**
 * Several reducers over the same elements, in one pass: its accumulators and results are arrays,
 * one value a reducer.
 *
 * @param <T> the elements
 */
public final class CompositeReducer<T> extends Reducer<T, Object[], Object[]> {

  private static final long serialVersionUID = 1L;

  private final Reducer<T, Object, Object>[] reducers;
  private final boolean[] growing;
  private final boolean grows;

  /** The reducers as one, in this order. */
  @SuppressWarnings({"unchecked", "rawtypes"}) // each is only given what it made itself
  public CompositeReducer(List<? extends Reducer<? super T, ?, ?>> reducers) {
    this.reducers = reducers.toArray(new Reducer[0]);
    this.growing = new boolean[this.reducers.length];
    for (int i = 0; i < growing.length; i++) {
      growing[i] = this.reducers[i].grows();
    }
    this.grows = Arrays.stream(this.reducers).anyMatch(Reducer::grows);
  }

  @Override
  public Object[] create() {
    Object[] accumulators = new Object[reducers.length];
    for (int i = 0; i < accumulators.length; i++) {
      accumulators[i] = reducers[i].create();
    }
    return accumulators;
  }

  @Override
  public Object[] add(Object[] accumulators, T element) throws Exception {
    for (int i = 0; i < accumulators.length; i++) {
      accumulators[i] = reducers[i].add(accumulators[i], element);
    }
    return accumulators;
  }

  @Override
  public Object[] merge(Object[] accumulators, Object[] others) {
    for (int i = 0; i < accumulators.length; i++) {
      accumulators[i] = reducers[i].merge(accumulators[i], others[i]);
    }
    return accumulators;
  }

  @Override
  public Object[] finish(Object[] accumulators) {
    Object[] results = new Object[accumulators.length];
    for (int i = 0; i < results.length; i++) {
      results[i] = reducers[i].finish(accumulators[i]);
    }
    return results;
  }

  @Override
  public boolean grows() {
    return grows;
  }

  /**
   * Where any accumulator grows, of those that do, since it is asked for with each element; the
   * others are taken to be small.
   */
  @Override
  public long weight(Object[] accumulators) {
    long weight = 0;
    for (int i = 0; i < accumulators.length; i++) {
      weight += growing[i] || !grows ? reducers[i].weight(accumulators[i]) : 0;
    }
    return weight;
  }

  @Override
  public Coder<Object[]> accumulatorCoder(
      CoderRegistry coders, TypeDescriptor<? extends T> elements)
      throws CannotProvideCoderException {
    List<Coder<Object>> parts = new ArrayList<>();
    for (Reducer<T, Object, Object> reducer : reducers) {
      parts.add(reducer.accumulatorCoder(coders, elements));
    }
    return new ArrayCoder(parts);
  }

  @Override
  public Coder<Object[]> resultCoder(CoderRegistry coders, TypeDescriptor<? extends T> elements)
      throws CannotProvideCoderException {
    List<Coder<Object>> parts = new ArrayList<>();
    for (Reducer<T, Object, Object> reducer : reducers) {
      parts.add(reducer.resultCoder(coders, elements));
    }
    return new ArrayCoder(parts);
  }

  /** Arrays of a fixed length, each place with its own coder. */
  private static final class ArrayCoder extends CustomCoder<Object[]> {

    private static final long serialVersionUID = 1L;

    private final ArrayList<Coder<Object>> parts;

    ArrayCoder(List<Coder<Object>> parts) {
      this.parts = new ArrayList<>(parts);
    }

    @Override
    public void encode(Object[] values, OutputStream out) throws IOException {
      for (int i = 0; i < values.length; i++) {
        parts.get(i).encode(values[i], out);
      }
    }

    @Override
    public Object[] decode(InputStream in) throws IOException {
      Object[] values = new Object[parts.size()];
      for (int i = 0; i < values.length; i++) {
        values[i] = parts.get(i).decode(in);
      }
      return values;
    }

    @Override
    public void verifyDeterministic() throws NonDeterministicException {
      verifyDeterministic(this, "every part needs a deterministic coder", List.copyOf(parts));
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof ArrayCoder that && parts.equals(that.parts);
    }

    @Override
    public int hashCode() {
      return parts.hashCode();
    }
  }
}
