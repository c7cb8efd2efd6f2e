package io.millrace.flow.internal.reducer.composed;

import io.millrace.flow.function.Reducer;
import org.apache.beam.sdk.coders.CannotProvideCoderException;
import org.apache.beam.sdk.coders.Coder;
import org.apache.beam.sdk.coders.CoderRegistry;
import org.apache.beam.sdk.values.TypeDescriptor;

/**
 * A reducer around another, whose accumulators it uses; subclasses change what goes in or what
 * comes out.
 *
 * @param <T> the elements
 * @param <V> what the other reducer takes
 * @param <A> the accumulators
 * @param <B> what the other reducer gives
 * @param <R> the result
 */
abstract class DelegatingReducer<T, V, A, B, R> extends Reducer<T, A, R> {

  private static final long serialVersionUID = 1L;

  final Reducer<V, A, B> reducer;

  @SuppressWarnings("unchecked") // a reducer only takes elements in
  DelegatingReducer(Reducer<? super V, A, ? extends B> reducer) {
    this.reducer = (Reducer<V, A, B>) reducer;
  }

  /** The type of what the other reducer takes. */
  abstract TypeDescriptor<V> taken(TypeDescriptor<? extends T> elements);

  @Override
  public final A create() {
    return reducer.create();
  }

  @Override
  public final A merge(A accumulator, A other) {
    return reducer.merge(accumulator, other);
  }

  @Override
  public final boolean grows() {
    return reducer.grows();
  }

  @Override
  public final long weight(A accumulator) {
    return reducer.weight(accumulator);
  }

  @Override
  public final Coder<A> accumulatorCoder(CoderRegistry coders, TypeDescriptor<? extends T> elements)
      throws CannotProvideCoderException {
    return reducer.accumulatorCoder(coders, taken(elements));
  }
}
