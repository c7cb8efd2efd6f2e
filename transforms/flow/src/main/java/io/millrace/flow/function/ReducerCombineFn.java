package io.millrace.flow.function;

import io.millrace.flow.internal.combine.ReducingFn;
import org.apache.beam.sdk.coders.CannotProvideCoderException;
import org.apache.beam.sdk.coders.Coder;
import org.apache.beam.sdk.coders.CoderRegistry;

/** A {@link Reducer} as Beam's {@code Combine} takes it. */
final class ReducerCombineFn<T, A, R> extends ReducingFn<T, A, R> {

  private static final long serialVersionUID = 1L;

  private final Reducer<T, A, R> reducer;

  ReducerCombineFn(Reducer<T, A, R> reducer) {
    this.reducer = reducer;
  }

  @Override
  protected A create() {
    return reducer.create();
  }

  @Override
  protected A add(A accumulator, T element) {
    try {
      return reducer.add(accumulator, element);
    } catch (Exception e) {
      throw StepException.of("reduce", element, e);
    }
  }

  @Override
  protected A merge(A accumulator, A other) {
    return reducer.merge(accumulator, other);
  }

  @Override
  protected R finish(A accumulator) {
    return reducer.finish(accumulator);
  }

  @Override
  public Coder<Held<A>> getAccumulatorCoder(CoderRegistry coders, Coder<T> inputCoder)
      throws CannotProvideCoderException {
    return Held.coder(reducer.accumulatorCoder(coders, inputCoder.getEncodedTypeDescriptor()));
  }

  @Override
  public Coder<R> getDefaultOutputCoder(CoderRegistry coders, Coder<T> inputCoder)
      throws CannotProvideCoderException {
    return reducer.resultCoder(coders, inputCoder.getEncodedTypeDescriptor());
  }
}
