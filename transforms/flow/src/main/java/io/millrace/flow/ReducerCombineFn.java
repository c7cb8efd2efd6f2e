package io.millrace.flow;

import org.apache.beam.sdk.coders.CannotProvideCoderException;
import org.apache.beam.sdk.coders.Coder;
import org.apache.beam.sdk.coders.CoderRegistry;
import org.apache.beam.sdk.transforms.Combine.CombineFn;

/** A {@link Reducer} as Beam's {@code Combine} takes it. */
final class ReducerCombineFn<T, A, R> extends CombineFn<T, A, R> {

  private static final long serialVersionUID = 1L;

  private final Reducer<T, A, R> reducer;

  ReducerCombineFn(Reducer<T, A, R> reducer) {
    this.reducer = reducer;
  }

  @Override
  public A createAccumulator() {
    return reducer.create();
  }

  @Override
  public A addInput(A accumulator, T element) {
    try {
      return reducer.add(accumulator, element);
    } catch (Exception e) {
      throw StepException.of("reduce", element, e);
    }
  }

  @Override
  public A mergeAccumulators(Iterable<A> accumulators) {
    A merged = reducer.create();
    for (A accumulator : accumulators) {
      merged = reducer.merge(merged, accumulator);
    }
    return merged;
  }

  @Override
  public R extractOutput(A accumulator) {
    return reducer.finish(accumulator);
  }

  @Override
  public Coder<A> getAccumulatorCoder(CoderRegistry coders, Coder<T> inputCoder)
      throws CannotProvideCoderException {
    return reducer.accumulatorCoder(coders, inputCoder.getEncodedTypeDescriptor());
  }

  @Override
  public Coder<R> getDefaultOutputCoder(CoderRegistry coders, Coder<T> inputCoder)
      throws CannotProvideCoderException {
    return reducer.resultCoder(coders, inputCoder.getEncodedTypeDescriptor());
  }
}
