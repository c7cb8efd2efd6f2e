package io.millrace.flow.internal.reducer;

import io.millrace.flow.function.Reducer;
import io.millrace.flow.internal.function.UserFunctions;
import java.util.Arrays;
import org.apache.beam.sdk.coders.CannotProvideCoderException;
import org.apache.beam.sdk.coders.Coder;
import org.apache.beam.sdk.coders.CoderRegistry;
import org.apache.beam.sdk.transforms.Combine.CombineFn;
import org.apache.beam.sdk.values.TypeDescriptor;

/**
 * A Beam {@code CombineFn} as a reducer.
 *
 * @param <T> the elements
 * @param <A> the accumulators
 * @param <R> the result
 */
public final class CombineFnReducer<T, A, R> extends Reducer<T, A, R> {

  private static final long serialVersionUID = 1L;

  private final CombineFn<T, A, R> combine;

  public CombineFnReducer(CombineFn<T, A, R> combine) {
    this.combine = UserFunctions.checked("from", combine);
  }

  @Override
  public A create() {
    return combine.createAccumulator();
  }

  @Override
  public A add(A accumulator, T element) {
    return combine.addInput(accumulator, element);
  }

  @Override
  public A merge(A accumulator, A other) {
    return combine.mergeAccumulators(Arrays.asList(accumulator, other));
  }

  @Override
  public R finish(A accumulator) {
    return combine.extractOutput(accumulator);
  }

  @Override
  public Coder<A> accumulatorCoder(CoderRegistry coders, TypeDescriptor<? extends T> elements)
      throws CannotProvideCoderException {
    return combine.getAccumulatorCoder(coders, elementCoder(coders, elements));
  }

  @Override
  public Coder<R> resultCoder(CoderRegistry coders, TypeDescriptor<? extends T> elements)
      throws CannotProvideCoderException {
    return combine.getDefaultOutputCoder(coders, elementCoder(coders, elements));
  }

  private static <T> Coder<T> elementCoder(
      CoderRegistry coders, TypeDescriptor<? extends T> elements)
      throws CannotProvideCoderException {
    return ElementValue.<T>itself("from").coder(coders, elements);
  }
}
