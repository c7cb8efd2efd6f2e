package io.millrace.flow.internal.combine;

import org.apache.beam.sdk.coders.Coder;
import org.apache.beam.sdk.coders.CoderRegistry;

/** Beam's {@code Combine} of accumulators that a stage has folded. */
public final class AccumulatorCombineFn<A, V> extends ReducingFn<A, A, V> {

  private static final long serialVersionUID = 1L;

  private final ReducingFn<?, A, V> reducing;
  private final Coder<A> coder;

  public AccumulatorCombineFn(ReducingFn<?, A, V> reducing, Coder<A> coder) {
    this.reducing = reducing;
    this.coder = coder;
  }

  @Override
  protected A create() {
    return reducing.create();
  }

  @Override
  protected A add(A accumulator, A folded) {
    return reducing.merge(accumulator, folded);
  }

  @Override
  protected A merge(A accumulator, A other) {
    return reducing.merge(accumulator, other);
  }

  @Override
  protected V finish(A accumulator) {
    return reducing.finish(accumulator);
  }

  @Override
  public Coder<Held<A>> getAccumulatorCoder(CoderRegistry coders, Coder<A> inputCoder) {
    return Held.coder(coder);
  }
}
