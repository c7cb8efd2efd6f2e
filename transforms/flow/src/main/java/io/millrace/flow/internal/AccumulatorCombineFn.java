package io.millrace.flow.internal;

import io.millrace.flow.Reducer;
import org.apache.beam.sdk.coders.Coder;
import org.apache.beam.sdk.coders.CoderRegistry;

/** Beam's {@code Combine} of accumulators that a stage has folded. */
final class AccumulatorCombineFn<A, V> extends ReducingFn<A, A, V> {

  private static final long serialVersionUID = 1L;

  private final Reducer<?, A, V> reducer;
  private final Coder<A> coder;

  AccumulatorCombineFn(Reducer<?, A, V> reducer, Coder<A> coder) {
    this.reducer = reducer;
    this.coder = coder;
  }

  @Override
  protected A create() {
    return reducer.create();
  }

  @Override
  protected A add(A accumulator, A folded) {
    return reducer.merge(accumulator, folded);
  }

  @Override
  protected A merge(A accumulator, A other) {
    return reducer.merge(accumulator, other);
  }

  @Override
  protected V finish(A accumulator) {
    return reducer.finish(accumulator);
  }

  @Override
  public Coder<Held<A>> getAccumulatorCoder(CoderRegistry coders, Coder<A> inputCoder) {
    return Held.coder(coder);
  }
}
