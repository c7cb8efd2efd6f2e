package io.millrace.flow.internal.combine;

import java.util.Collections;
import java.util.List;
import org.apache.beam.sdk.coders.CannotProvideCoderException;
import org.apache.beam.sdk.coders.Coder;
import org.apache.beam.sdk.coders.CoderRegistry;
import org.apache.beam.sdk.coders.ListCoder;
import org.apache.beam.sdk.transforms.Combine.CombineFn;

/**
 * What a reduce gives for each pane of a key and window: one result, or none where no element has
 * come. Beam fires an on-time pane whether or not there are elements, on Flink also behind a late
 * one; the result of nothing would be written over that of the elements.
 *
 * @param <I> what is added
 * @param <A> the reducer's accumulators
 * @param <V> the results
 */
public final class PaneFn<I, A, V> extends CombineFn<I, ReducingFn.Held<A>, List<V>> {

  private static final long serialVersionUID = 1L;

  private final ReducingFn<I, A, V> reducing;
  private final Coder<V> results;

  public PaneFn(ReducingFn<I, A, V> reducing, Coder<V> results) {
    this.reducing = reducing;
    this.results = results;
  }

  @Override
  public ReducingFn.Held<A> createAccumulator() {
    return reducing.createAccumulator();
  }

  @Override
  public ReducingFn.Held<A> addInput(ReducingFn.Held<A> accumulator, I input) {
    return reducing.addInput(accumulator, input);
  }

  @Override
  public ReducingFn.Held<A> mergeAccumulators(Iterable<ReducingFn.Held<A>> accumulators) {
    return reducing.mergeAccumulators(accumulators);
  }

  @Override
  public List<V> extractOutput(ReducingFn.Held<A> accumulator) {
    return accumulator.isEmpty()
        ? List.of()
        : Collections.singletonList(reducing.extractOutput(accumulator));
  }

  @Override
  public Coder<ReducingFn.Held<A>> getAccumulatorCoder(CoderRegistry coders, Coder<I> inputCoder)
      throws CannotProvideCoderException {
    return reducing.getAccumulatorCoder(coders, inputCoder);
  }

  @Override
  public Coder<List<V>> getDefaultOutputCoder(CoderRegistry coders, Coder<I> inputCoder) {
    return ListCoder.of(results);
  }
}
