package io.millrace.flow;

import io.millrace.flow.function.Reducer;
import io.millrace.flow.function.StepException;
import io.millrace.flow.function.ToDouble;
import io.millrace.flow.function.ToLong;
import io.millrace.flow.internal.function.UserFunctions;
import io.millrace.flow.internal.reducer.CollectReducer;
import io.millrace.flow.internal.reducer.DecimalReducer;
import io.millrace.flow.internal.reducer.DistinctReducer;
import io.millrace.flow.internal.reducer.DoubleReducer;
import io.millrace.flow.internal.reducer.ElementValue;
import io.millrace.flow.internal.reducer.ExtremeReducer;
import io.millrace.flow.internal.reducer.LongReducer;
import io.millrace.flow.internal.reducer.NaturalOrder;
import io.millrace.flow.internal.reducer.RankedReducer;
import io.millrace.flow.internal.reducer.SampleReducer;
import io.millrace.flow.internal.reducer.TieBreak;
import io.millrace.flow.internal.reducer.TopReducer;
import io.millrace.flow.internal.reducer.ValueReducer;
import io.millrace.flow.internal.reducer.VarianceReducer;
import io.millrace.flow.internal.reducer.composed.FilteringReducer;
import io.millrace.flow.internal.reducer.composed.MappingReducer;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.apache.beam.sdk.transforms.ProcessFunction;
import org.apache.beam.sdk.transforms.SerializableComparator;
import org.apache.beam.sdk.values.TypeDescriptor;

/**
 * The usual reducers, made for static import: {@code reduce(count(), max(Order::createdAt), …)}.
 *
 * <p>Numbers: {@code count sumLong sumDecimal sumDouble mean meanDecimal minLong maxLong minDouble
 * maxDouble variance stddev}. One of the values: {@code min max minBy maxBy first last any}. Many
 * of them: {@code collect distinct countDistinct topN sample}. Made of others: {@code filtering
 * mapping finishing all fold from}.
 *
 * <p>Where a function may return null, null is passed by, as in SQL: a reduce of nothing but nulls
 * gives null. Functions that return a primitive give no null; one that unboxes a null fails the
 * job. Elements that are null are passed by where elements are held.
 *
 * <p>Unless they say otherwise they hold one value a key. All take no notice of the elements'
 * order, and fail where they are made if a function cannot be serialised. Numbers that are read as
 * primitives are not boxed.
 */
public final class Reducers extends ComposedReducers {

  private Reducers() {}

  /** How many elements: {@code Long}, 0 of none. */
  public static <T> Reducer<T, ?, Long> count() {
    return new LongReducer<>("count", element -> 1L);
  }

  /**
   * The sum of whole numbers: {@code Long}, 0 of none. Fails the job when it does not fit in a
   * long; {@link #sumDecimal} has no such limit.
   */
  public static <T> Reducer<T, ?, Long> sumLong(ToLong<? super T> value) {
    return new LongReducer<>("sumLong", value);
  }

  /** The exact sum of decimals: {@code BigDecimal} with the largest scale that occurs, or null. */
  public static <T> Reducer<T, ?, BigDecimal> sumDecimal(
      ProcessFunction<? super T, BigDecimal> value) {
    return new DecimalReducer<>(
        ElementValue.of("sumDecimal", TypeDescriptor.of(BigDecimal.class), value));
  }

  /**
   * The sum of doubles: {@code Double}, 0 of none. Rounding errors are compensated (Neumaier,
   * 1974), so how the input was split changes at most the last two of the seventeen significant
   * digits, unless the values cancel each other out to that degree.
   */
  public static <T> Reducer<T, ?, Double> sumDouble(ToDouble<? super T> value) {
    return DoubleReducer.sum(value);
  }

  /** The mean of doubles: {@code Double}, null of none, from a sum as {@link #sumDouble} makes. */
  public static <T> Reducer<T, ?, Double> mean(ToDouble<? super T> value) {
    return DoubleReducer.mean(value);
  }

  /**
   * The mean of decimals: {@code BigDecimal}, or null, from their exact sum, rounded half up once.
   *
   * @param scale the digits behind the point of the result
   */
  public static <T> Reducer<T, ?, BigDecimal> meanDecimal(
      ProcessFunction<? super T, BigDecimal> value, int scale) {
    return new MappingReducer<>(
        ElementValue.of("meanDecimal", TypeDescriptor.of(BigDecimal.class), value),
        all(
            Reducers.<BigDecimal>sumDecimal(number -> number),
            count(),
            (sum, count) ->
                sum == null
                    ? null
                    : sum.divide(BigDecimal.valueOf(count), scale, RoundingMode.HALF_UP)));
  }

  /** The smallest whole number: {@code Long}, null of none. */
  public static <T> Reducer<T, ?, Long> minLong(ToLong<? super T> value) {
    return ExtremeReducer.ofLongs("minLong", value, true);
  }

  /** The greatest whole number: {@code Long}, null of none. */
  public static <T> Reducer<T, ?, Long> maxLong(ToLong<? super T> value) {
    return ExtremeReducer.ofLongs("maxLong", value, false);
  }

  /**
   * The smallest double: {@code Double}, null of none. The order is that of {@link
   * Double#compareTo}: NaN is greater than infinity, and 0.0 than -0.0.
   */
  public static <T> Reducer<T, ?, Double> minDouble(ToDouble<? super T> value) {
    return ExtremeReducer.ofDoubles("minDouble", value, true);
  }

  /** The greatest double: {@code Double}, null of none; ordered as by {@link #minDouble}. */
  public static <T> Reducer<T, ?, Double> maxDouble(ToDouble<? super T> value) {
    return ExtremeReducer.ofDoubles("maxDouble", value, false);
  }

  /**
   * The variance of a sample of doubles, its sum of squares divided by n - 1: {@code Double}, null
   * of fewer than two. Values are added as by Welford (1962) and merged as by Chan, Golub and
   * LeVeque (1979), which holds its digits where the mean is large; how the input was split changes
   * the last digits.
   */
  public static <T> Reducer<T, ?, Double> variance(ToDouble<? super T> value) {
    return VarianceReducer.ofSample("variance", value, false);
  }

  /** The variance of a whole population, divided by n: as {@link #variance}, null of none. */
  public static <T> Reducer<T, ?, Double> variancePopulation(ToDouble<? super T> value) {
    return VarianceReducer.ofPopulation("variancePopulation", value, false);
  }

  /** The standard deviation of a sample: the root of {@link #variance}. */
  public static <T> Reducer<T, ?, Double> stddev(ToDouble<? super T> value) {
    return VarianceReducer.ofSample("stddev", value, true);
  }

  /** The standard deviation of a whole population: the root of {@link #variancePopulation}. */
  public static <T> Reducer<T, ?, Double> stddevPopulation(ToDouble<? super T> value) {
    return VarianceReducer.ofPopulation("stddevPopulation", value, true);
  }

  /**
   * The smallest value in natural order, or null. The value needs a coder. Of values that the order
   * does not tell apart, such as 1.0 and 1.00, the one whose text is smaller.
   */
  public static <T, V extends Comparable<?>> Reducer<T, ?, V> min(
      ProcessFunction<? super T, ? extends V> value) {
    return new ValueReducer<>(ElementValue.<T, V>of("min", null, value), Reducers::smaller);
  }

  /** {@link #min(ProcessFunction)} with the type of the values given. */
  public static <T, V extends Comparable<?>> Reducer<T, ?, V> min(
      Class<V> type, ProcessFunction<? super T, ? extends V> value) {
    return new ValueReducer<>(
        ElementValue.<T, V>of("min", descriptor(type), value), Reducers::smaller);
  }

  /** The greatest value in natural order, or null; as {@link #min(ProcessFunction)}. */
  public static <T, V extends Comparable<?>> Reducer<T, ?, V> max(
      ProcessFunction<? super T, ? extends V> value) {
    return new ValueReducer<>(ElementValue.<T, V>of("max", null, value), Reducers::greater);
  }

  /** {@link #max(ProcessFunction)} with the type of the values given. */
  public static <T, V extends Comparable<?>> Reducer<T, ?, V> max(
      Class<V> type, ProcessFunction<? super T, ? extends V> value) {
    return new ValueReducer<>(
        ElementValue.<T, V>of("max", descriptor(type), value), Reducers::greater);
  }

  /**
   * The value of the element that is first in the natural order of what {@code orderBy} gives:
   * {@code first(Click::at, Click::page)}; null of none. Elements for which one of the functions
   * gives null are passed by.
   *
   * <p>Beam has no order of arrival. Of several elements with the same, smallest order it is the
   * smallest value: in natural order where values have one, else by their text. So the result is
   * the same however the input was split, as long as values that differ have different texts.
   */
  public static <T, K extends Comparable<?>, V> Reducer<T, ?, V> first(
      ProcessFunction<? super T, ? extends K> orderBy,
      ProcessFunction<? super T, ? extends V> value) {
    return ranked("first", orderBy, ElementValue.of("first", null, value), false);
  }

  /** {@link #first(ProcessFunction, ProcessFunction)} with the type of the values given. */
  public static <T, K extends Comparable<?>, V> Reducer<T, ?, V> first(
      TypeDescriptor<V> type,
      ProcessFunction<? super T, ? extends K> orderBy,
      ProcessFunction<? super T, ? extends V> value) {
    return ranked("first", orderBy, ElementValue.of("first", type, value), false);
  }

  /**
   * The value of the element that is last: {@code last(Click::at, Click::page)}; null of none. As
   * {@link #first(ProcessFunction, ProcessFunction)}, and of several the greatest value.
   */
  public static <T, K extends Comparable<?>, V> Reducer<T, ?, V> last(
      ProcessFunction<? super T, ? extends K> orderBy,
      ProcessFunction<? super T, ? extends V> value) {
    return ranked("last", orderBy, ElementValue.of("last", null, value), true);
  }

  /** {@link #last(ProcessFunction, ProcessFunction)} with the type of the values given. */
  public static <T, K extends Comparable<?>, V> Reducer<T, ?, V> last(
      TypeDescriptor<V> type,
      ProcessFunction<? super T, ? extends K> orderBy,
      ProcessFunction<? super T, ? extends V> value) {
    return ranked("last", orderBy, ElementValue.of("last", type, value), true);
  }

  /**
   * The element with the smallest value; null of none. Of several the same, as {@link
   * #first(ProcessFunction, ProcessFunction)}.
   */
  public static <T, V extends Comparable<?>> Reducer<T, ?, T> minBy(
      ProcessFunction<? super T, ? extends V> value) {
    return ranked("minBy", value, ElementValue.itself("minBy"), false);
  }

  /**
   * The element with the greatest value; null of none. Of several the same, as {@link
   * #last(ProcessFunction, ProcessFunction)}.
   */
  public static <T, V extends Comparable<?>> Reducer<T, ?, T> maxBy(
      ProcessFunction<? super T, ? extends V> value) {
    return ranked("maxBy", value, ElementValue.itself("maxBy"), true);
  }

  /** Some element, whichever is at hand; null of none. */
  public static <T> Reducer<T, ?, T> any() {
    return new ValueReducer<>(ElementValue.<T>itself("any"), (first, second) -> first);
  }

  /**
   * All elements: {@code List}, in no order, empty of none. Holds them all, so a key with very many
   * does not fit in memory: {@link #collect(int)} fails before that.
   */
  public static <T> Reducer<T, ?, List<T>> collect() {
    return new CollectReducer<>(Integer.MAX_VALUE);
  }

  /**
   * All elements, where no key has more than the limit: {@code List}, in no order, empty of none. A
   * key with more fails the job; {@link #topN(int)} and {@link #sample} keep some instead.
   *
   * @param limit at least 1
   */
  public static <T> Reducer<T, ?, List<T>> collect(int limit) {
    return new CollectReducer<>(limit);
  }

  /**
   * The elements that differ by {@code equals}: {@code Set}, empty of none. Holds them all.
   * Elements that are arrays are refused when the flow is put together.
   */
  public static <T> Reducer<T, ?, Set<T>> distinct() {
    return DistinctReducer.elements();
  }

  /** The different values: short for {@code mapping(value, distinct())}. */
  public static <T, V> Reducer<T, ?, Set<V>> distinct(
      ProcessFunction<? super T, ? extends V> value) {
    return mapping(UserFunctions.checked("distinct", value), Reducers.<V>distinct());
  }

  /**
   * How many elements differ by {@code equals}, exactly: {@code Long}, 0 of none. Holds them all;
   * where that is too much, {@code approxDistinct} of millrace-sketches holds a few kilobytes.
   */
  public static <T> Reducer<T, ?, Long> countDistinct() {
    return DistinctReducer.number();
  }

  /** How many different values: short for {@code mapping(value, countDistinct())}. */
  public static <T, V> Reducer<T, ?, Long> countDistinct(
      ProcessFunction<? super T, ? extends V> value) {
    return mapping(UserFunctions.checked("countDistinct", value), Reducers.<V>countDistinct());
  }

  /**
   * The n greatest elements in natural order, greatest first: {@code List}, shorter where there are
   * fewer, with duplicates. Holds n elements, in a heap.
   *
   * @param n at least 1
   */
  public static <T extends Comparable<? super T>> Reducer<T, ?, List<T>> topN(int n) {
    return new TopReducer<>("topN", n, Comparable::compareTo);
  }

  /**
   * The n elements with the greatest values, greatest first: {@code topN(3, Order::amount)}; as
   * {@link #topN(int)}. Of elements with the same value, the greatest in natural order or, where
   * they have none, by their text. Elements whose value is null are passed by. The function is
   * called several times an element.
   */
  public static <T, V extends Comparable<?>> Reducer<T, ?, List<T>> topN(
      int n, ProcessFunction<? super T, ? extends V> value) {
    UserFunctions.checked("topN", value);
    return new FilteringReducer<>(
        "topN",
        element -> element != null && value.apply(element) != null,
        new TopReducer<T>(
            "topN",
            n,
            (first, second) ->
                NaturalOrder.compare(read("topN", value, first), read("topN", value, second))));
  }

  /**
   * The n greatest elements by a comparator, greatest first; as {@link #topN(int)}. Of elements
   * that it does not tell apart, the greatest in natural order or, where they have none, by text.
   */
  public static <T> Reducer<T, ?, List<T>> topN(
      int n, SerializableComparator<? super T> comparator) {
    return new TopReducer<>("topN", n, comparator);
  }

  /**
   * A uniform sample of n elements without replacement: {@code List}, in no order, all elements
   * where there are at most n. Every set of n elements is as likely as any other (bottom-k sampling
   * by random numbers, Cohen and Kaplan, 2007); another run draws other ones. Holds n elements.
   *
   * @param n at least 1
   */
  public static <T> Reducer<T, ?, List<T>> sample(int n) {
    return new SampleReducer<>(n);
  }

  private static <T, K extends Comparable<?>, V> Reducer<T, ?, V> ranked(
      String name,
      ProcessFunction<? super T, ? extends K> orderBy,
      ElementValue<T, V> value,
      boolean last) {
    return new RankedReducer<>(ElementValue.<T, K>of(name, null, orderBy), value, last);
  }

  private static <T, V> V read(
      String name, ProcessFunction<? super T, ? extends V> value, T element) {
    try {
      return value.apply(element);
    } catch (Exception e) {
      throw StepException.of(name, element, e);
    }
  }

  private static <V> TypeDescriptor<V> descriptor(Class<V> type) {
    return TypeDescriptor.of(Objects.requireNonNull(type, "type"));
  }

  private static <V extends Comparable<?>> V smaller(V first, V second) {
    return compare(first, second) <= 0 ? first : second;
  }

  private static <V extends Comparable<?>> V greater(V first, V second) {
    return compare(first, second) >= 0 ? first : second;
  }

  private static <V extends Comparable<?>> int compare(V first, V second) {
    int difference = NaturalOrder.compare(first, second);
    return difference != 0 ? difference : TieBreak.compare(first, second);
  }
}
