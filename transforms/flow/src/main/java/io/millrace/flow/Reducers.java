package io.millrace.flow;

import io.millrace.flow.internal.DoubleReducer;
import io.millrace.flow.internal.LongReducer;
import io.millrace.flow.internal.ValueReducer;
import java.math.BigDecimal;
import java.util.Objects;
import org.apache.beam.sdk.transforms.ProcessFunction;
import org.apache.beam.sdk.values.TypeDescriptor;

/**
 * The usual reducers, made for static import: {@code reduce(count(), max(Order::createdAt), …)}.
 *
 * <p>Where a function may return null, null is passed by, as in SQL: a reduce of nothing but nulls
 * gives null. Functions that return a primitive give no null; one that unboxes a null fails the
 * job.
 *
 * <p>All of them hold one value a key, take no notice of the elements' order, and fail where they
 * are made if the function cannot be serialised.
 */
public final class Reducers {

  private Reducers() {}

  /** How many elements: {@code Long}, at least 1. */
  public static <T> Reducer<T, ?, Long> count() {
    return new LongReducer<>("count", element -> 1L);
  }

  /**
   * The sum of whole numbers: {@code Long}. Fails the job when it does not fit in a long; {@link
   * #sumDecimal} has no such limit.
   */
  public static <T> Reducer<T, ?, Long> sumLong(ToLong<? super T> value) {
    return new LongReducer<>("sumLong", value);
  }

  /** The exact sum of decimals: {@code BigDecimal} with the largest scale that occurs, or null. */
  public static <T> Reducer<T, ?, BigDecimal> sumDecimal(
      ProcessFunction<? super T, BigDecimal> value) {
    return new ValueReducer<>(
        "sumDecimal", TypeDescriptor.of(BigDecimal.class), value, BigDecimal::add);
  }

  /**
   * The sum of doubles: {@code Double}. Rounding errors are compensated (Neumaier, 1974), so how
   * the input was split changes at most the last two of the seventeen significant digits, unless
   * the values cancel each other out to that degree.
   */
  public static <T> Reducer<T, ?, Double> sumDouble(ToDouble<? super T> value) {
    return DoubleReducer.sum(value);
  }

  /** The mean of doubles: {@code Double}, from a sum as {@link #sumDouble} makes it. */
  public static <T> Reducer<T, ?, Double> mean(ToDouble<? super T> value) {
    return DoubleReducer.mean(value);
  }

  /** The smallest value in natural order, or null. The value needs a coder. */
  public static <T, V extends Comparable<? super V>> Reducer<T, ?, V> min(
      ProcessFunction<? super T, ? extends V> value) {
    return new ValueReducer<>("min", null, value, Reducers::smaller);
  }

  /** {@link #min(ProcessFunction)} with the type of the values given. */
  public static <T, V extends Comparable<? super V>> Reducer<T, ?, V> min(
      Class<V> type, ProcessFunction<? super T, ? extends V> value) {
    return new ValueReducer<>("min", descriptor(type), value, Reducers::smaller);
  }

  /** The greatest value in natural order, or null. The value needs a coder. */
  public static <T, V extends Comparable<? super V>> Reducer<T, ?, V> max(
      ProcessFunction<? super T, ? extends V> value) {
    return new ValueReducer<>("max", null, value, Reducers::greater);
  }

  /** {@link #max(ProcessFunction)} with the type of the values given. */
  public static <T, V extends Comparable<? super V>> Reducer<T, ?, V> max(
      Class<V> type, ProcessFunction<? super T, ? extends V> value) {
    return new ValueReducer<>("max", descriptor(type), value, Reducers::greater);
  }

  private static <V> TypeDescriptor<V> descriptor(Class<V> type) {
    return TypeDescriptor.of(Objects.requireNonNull(type, "type"));
  }

  private static <V extends Comparable<? super V>> V smaller(V first, V second) {
    return first.compareTo(second) <= 0 ? first : second;
  }

  private static <V extends Comparable<? super V>> V greater(V first, V second) {
    return first.compareTo(second) >= 0 ? first : second;
  }

  // STUBS
  public static <T> Reducer<T, ?, T> any() {
    return null;
  }

  public static <T> Reducer<T, ?, java.util.List<T>> collect() {
    return null;
  }

  public static <T> Reducer<T, ?, java.util.List<T>> collect(int n) {
    return null;
  }

  public static <T> Reducer<T, ?, java.util.List<T>> sample(int n) {
    return null;
  }

  public static <T, R> Reducer<T, ?, R> all() {
    return null;
  }

  public static <T, C extends java.util.Comparator<? super T> & java.io.Serializable>
      Reducer<T, ?, java.util.List<T>> topN(int n, C order) {
    return null;
  }
}
