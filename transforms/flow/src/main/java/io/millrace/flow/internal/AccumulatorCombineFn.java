package io.millrace.flow.internal;

import io.millrace.flow.Reducer;
import org.apache.beam.sdk.coders.Coder;
import org.apache.beam.sdk.coders.CoderRegistry;
import org.apache.beam.sdk.transforms.Combine.CombineFn;

/** Beam's {@code Combine} of accumulators that a stage has folded. */
final class AccumulatorCombineFn<A, V> extends CombineFn<A, A, V> {

  private static final long serialVersionUID = 1L;

  private final Reducer<?, A, V> reducer;
  private final Coder<A> coder;

  AccumulatorCombineFn(Reducer<?, A, V> reducer, Coder<A> coder) {
    this.reducer = reducer;
    this.coder = coder;
  }

  @Override
  public A createAccumulator() {
    return reducer.create();
  }

  @Override
  public A addInput(A accumulator, A folded) {
    return reducer.merge(accumulator, folded);
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
  public V extractOutput(A accumulator) {
    return reducer.finish(accumulator);
  }

  @Override
  public Coder<A> getAccumulatorCoder(CoderRegistry coders, Coder<A> inputCoder) {
    return coder;
  }
}
