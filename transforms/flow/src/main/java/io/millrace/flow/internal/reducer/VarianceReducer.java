package io.millrace.flow.internal.reducer;

import io.millrace.flow.function.Reducer;
import io.millrace.flow.function.ToDouble;
import io.millrace.flow.internal.function.UserFunctions;
import org.apache.beam.sdk.coders.Coder;
import org.apache.beam.sdk.coders.CoderRegistry;
import org.apache.beam.sdk.coders.DoubleCoder;
import org.apache.beam.sdk.coders.NullableCoder;
import org.apache.beam.sdk.values.TypeDescriptor;

/**
 * The variance of doubles, or its square root.
 *
 * @param <T> the elements
 */
public final class VarianceReducer<T> extends Reducer<T, Moments, Double> {

  private static final long serialVersionUID = 1L;

  private final ToDouble<? super T> value;
  private final int lost;
  private final boolean root;

  private VarianceReducer(String name, ToDouble<? super T> value, int lost, boolean root) {
    this.value = UserFunctions.checked(name, value);
    this.lost = lost;
    this.root = root;
  }

  /** Of a sample, divided by n - 1; null of fewer than two values. */
  public static <T> VarianceReducer<T> ofSample(
      String name, ToDouble<? super T> value, boolean root) {
    return new VarianceReducer<>(name, value, 1, root);
  }

  /** Of a whole population, divided by n; null of no values. */
  public static <T> VarianceReducer<T> ofPopulation(
      String name, ToDouble<? super T> value, boolean root) {
    return new VarianceReducer<>(name, value, 0, root);
  }

  @Override
  public Moments create() {
    return new Moments();
  }

  @Override
  public Moments add(Moments moments, T element) throws Exception {
    moments.add(value.apply(element));
    return moments;
  }

  @Override
  public Moments merge(Moments moments, Moments other) {
    moments.merge(other);
    return moments;
  }

  @Override
  public Double finish(Moments moments) {
    if (moments.count() <= lost) {
      return null;
    }
    double variance = moments.squares() / (moments.count() - lost);
    return root ? Math.sqrt(variance) : variance;
  }

  /** A few numbers, as every entry of a table has. */
  @Override
  public long weight(Moments moments) {
    return 0;
  }

  @Override
  public Coder<Moments> accumulatorCoder(
      CoderRegistry coders, TypeDescriptor<? extends T> elements) {
    return new Moments.MomentsCoder();
  }

  @Override
  public Coder<Double> resultCoder(CoderRegistry coders, TypeDescriptor<? extends T> elements) {
    return NullableCoder.of(DoubleCoder.of());
  }
}
