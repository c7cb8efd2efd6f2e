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
 * A compensated sum of doubles, or their mean.
 *
 * @param <T> the elements
 */
public final class DoubleReducer<T> extends Reducer<T, CompensatedSum, Double> {

  private static final long serialVersionUID = 1L;

  private final ToDouble<? super T> value;
  private final boolean mean;

  private DoubleReducer(String name, ToDouble<? super T> value, boolean mean) {
    this.value = UserFunctions.checked(name, value);
    this.mean = mean;
  }

  /** The sum; zero of no values. */
  public static <T> DoubleReducer<T> sum(ToDouble<? super T> value) {
    return new DoubleReducer<>("sumDouble", value, false);
  }

  /** The mean; null of no values. */
  public static <T> DoubleReducer<T> mean(ToDouble<? super T> value) {
    return new DoubleReducer<>("mean", value, true);
  }

  @Override
  public CompensatedSum create() {
    return new CompensatedSum();
  }

  @Override
  public CompensatedSum add(CompensatedSum sum, T element) throws Exception {
    sum.add(value.apply(element));
    return sum;
  }

  @Override
  public CompensatedSum merge(CompensatedSum sum, CompensatedSum other) {
    sum.merge(other);
    return sum;
  }

  @Override
  public Double finish(CompensatedSum sum) {
    if (!mean) {
      return sum.sum();
    }
    return sum.count() == 0 ? null : (Double) (sum.sum() / sum.count());
  }

  /** A few numbers, as every entry of a table has. */
  @Override
  public long weight(CompensatedSum sum) {
    return 0;
  }

  @Override
  public Coder<CompensatedSum> accumulatorCoder(
      CoderRegistry coders, TypeDescriptor<? extends T> elements) {
    return new CompensatedSum.SumCoder();
  }

  @Override
  public Coder<Double> resultCoder(CoderRegistry coders, TypeDescriptor<? extends T> elements) {
    return mean ? NullableCoder.of(DoubleCoder.of()) : DoubleCoder.of();
  }
}
