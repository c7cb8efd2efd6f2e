package io.millrace.flow.internal.reducer.composed;

import io.millrace.flow.function.Reducer;
import io.millrace.flow.internal.function.UserFunctions;
import org.apache.beam.sdk.coders.CannotProvideCoderException;
import org.apache.beam.sdk.coders.Coder;
import org.apache.beam.sdk.coders.CoderRegistry;
import org.apache.beam.sdk.transforms.ProcessFunction;
import org.apache.beam.sdk.values.TypeDescriptor;

/**
 * Reduces the elements that a predicate accepts.
 *
 * @param <T> the elements
 * @param <A> the accumulators
 * @param <R> the result
 */
public final class FilteringReducer<T, A, R> extends DelegatingReducer<T, T, A, R, R> {

  private static final long serialVersionUID = 1L;

  private final ProcessFunction<? super T, Boolean> predicate;

  public FilteringReducer(
      String name,
      ProcessFunction<? super T, Boolean> predicate,
      Reducer<? super T, A, ? extends R> reducer) {
    super(reducer);
    this.predicate = UserFunctions.checked(name, predicate);
  }

  @Override
  public A add(A accumulator, T element) throws Exception {
    return predicate.apply(element) ? reducer.add(accumulator, element) : accumulator;
  }

  @Override
  public R finish(A accumulator) {
    return reducer.finish(accumulator);
  }

  @Override
  @SuppressWarnings("unchecked") // a reducer only takes elements in
  TypeDescriptor<T> taken(TypeDescriptor<? extends T> elements) {
    return (TypeDescriptor<T>) elements;
  }

  @Override
  public Coder<R> resultCoder(CoderRegistry coders, TypeDescriptor<? extends T> elements)
      throws CannotProvideCoderException {
    return reducer.resultCoder(coders, elements);
  }
}
