package io.millrace.flow.internal.reducer.composed;

import io.millrace.flow.function.Reducer;
import io.millrace.flow.internal.reducer.ElementValue;
import org.apache.beam.sdk.coders.CannotProvideCoderException;
import org.apache.beam.sdk.coders.Coder;
import org.apache.beam.sdk.coders.CoderRegistry;
import org.apache.beam.sdk.values.TypeDescriptor;

/**
 * Reduces what a function gives for the elements; null is passed by.
 *
 * @param <T> the elements
 * @param <V> what is reduced
 * @param <A> the accumulators
 * @param <R> the result
 */
public final class MappingReducer<T, V, A, R> extends DelegatingReducer<T, V, A, R, R> {

  private static final long serialVersionUID = 1L;

  private final ElementValue<T, V> value;

  public MappingReducer(ElementValue<T, V> value, Reducer<? super V, A, ? extends R> reducer) {
    super(reducer);
    this.value = value;
  }

  @Override
  public A add(A accumulator, T element) throws Exception {
    V read = value.of(element);
    return read == null ? accumulator : reducer.add(accumulator, read);
  }

  @Override
  public R finish(A accumulator) {
    return reducer.finish(accumulator);
  }

  @Override
  TypeDescriptor<V> taken(TypeDescriptor<? extends T> elements) {
    return value.type(elements);
  }

  @Override
  public Coder<R> resultCoder(CoderRegistry coders, TypeDescriptor<? extends T> elements)
      throws CannotProvideCoderException {
    return reducer.resultCoder(coders, taken(elements));
  }
}
