package io.millrace.sketches;

import io.millrace.flow.Reducers;
import io.millrace.flow.function.Reducer;
import io.millrace.flow.function.ToDouble;
import io.millrace.flow.internal.function.UserFunctions;
import java.util.List;
import org.apache.beam.sdk.transforms.ProcessFunction;

/**
 * Reducers that hold a bounded number of bytes a key, whatever the number of elements, and give an
 * approximate result with a stated error: {@code reduce(count(), approxDistinct(Click::user),
 * percentile(Click::millis, 95), …)}.
 *
 * <p>They are exact for a few elements. Errors are relative to nothing but the input: not to the
 * number of workers, nor to how the input was split. Where a function gives null, null is passed
 * by.
 */
public final class Sketches {

  private static final int LG_K = 12;
  private static final int K = 200;
  private static final int PLACES_AN_ITEM = 32;
  private static final int LEAST_PLACES = 1 << 10;

  private Sketches() {}

  /**
   * About how many elements differ: {@code Long}, 0 of none. The standard error is 1.6 % of the
   * result, so two thirds of results are off by less, and all but three in a thousand by less than
   * 4.9 %. Up to 350 it is exact, but for about one result in a thousand, which is off by one.
   *
   * <p>Whole numbers, doubles and texts are told apart by value, all else by {@code toString},
   * which must be the class's own; arrays and other classes without one fail the job, also inside
   * records, pairs and collections. Holds up to 4 KiB a key, less while elements are few.
   *
   * <p>HyperLogLog (Flajolet and others, 2007) with 4,096 registers. The result is the same however
   * the input was split.
   */
  public static <T> Reducer<T, ?, Long> approxDistinct() {
    return approxDistinct(LG_K);
  }

  /**
   * {@link #approxDistinct()} with 2<sup>lgK</sup> registers of a byte: the standard error is 104 %
   * divided by the root of their number.
   *
   * @param lgK from 4 to 21; 12 is the default, 14 has half its error
   */
  public static <T> Reducer<T, ?, Long> approxDistinct(int lgK) {
    return new DistinctSketchReducer<>(lgK);
  }

  /** About how many different values: short for {@code mapping(value, approxDistinct())}. */
  public static <T, V> Reducer<T, ?, Long> approxDistinct(
      ProcessFunction<? super T, ? extends V> value) {
    return approxDistinct(value, LG_K);
  }

  /** About how many different values: short for {@code mapping(value, approxDistinct(lgK))}. */
  public static <T, V> Reducer<T, ?, Long> approxDistinct(
      ProcessFunction<? super T, ? extends V> value, int lgK) {
    return Reducers.mapping(
        UserFunctions.checked("approxDistinct", value), Sketches.<V>approxDistinct(lgK));
  }

  /**
   * The values at some ranks, 0 being the smallest and 1 the greatest: {@code List<Double>} in the
   * order of the ranks, null of none. {@code quantiles(Click::millis, 0.5, 0.95, 0.99)}.
   *
   * <p>The value at rank r is the smallest that at least the share r of the values does not exceed.
   * Up to 200 values that is exact. With more, the value returned is, in 99 of 100 cases, one whose
   * true rank is within 0.0133 of r; how far that is in the value depends on the data. NaN is
   * passed by. Holds about 5 KiB a key, 1.6 KiB from the first value on.
   *
   * <p>KLL (Karnin, Lang and Liberty, <i>Optimal quantile approximation in streams</i>, 2016) with
   * k = 200; it draws random numbers, so another run may give a neighbouring value.
   *
   * @param ranks from 0 to 1, at least one
   */
  public static <T> Reducer<T, ?, List<Double>> quantiles(
      ToDouble<? super T> value, double... ranks) {
    return quantiles(K, value, ranks);
  }

  /**
   * {@link #quantiles(ToDouble, double...)} with another k: exact up to k values, memory in
   * proportion to k, error nearly in inverse proportion.
   *
   * @param k from 8 to 65,535; 200 is the default
   * @param ranks from 0 to 1, at least one
   */
  public static <T> Reducer<T, ?, List<Double>> quantiles(
      int k, ToDouble<? super T> value, double... ranks) {
    return new QuantilesReducer<>("quantiles", UserFunctions.checked("quantiles", value), k, ranks);
  }

  /**
   * The value at rank one half, of an even number the smaller of the two in the middle: {@code
   * Double}, null of none; error and memory as of {@link #quantiles(ToDouble, double...)}.
   */
  public static <T> Reducer<T, ?, Double> median(ToDouble<? super T> value) {
    return quantile("median", value, 0.5);
  }

  /**
   * The value that a percentage of the values does not exceed: {@code percentile(Click::millis,
   * 95)}; {@code Double}, null of none; error and memory as of {@link #quantiles(ToDouble,
   * double...)}.
   *
   * @param percentage from 0 to 100
   */
  public static <T> Reducer<T, ?, Double> percentile(ToDouble<? super T> value, double percentage) {
    if (!(percentage >= 0 && percentage <= 100)) {
      throw new IllegalArgumentException(
          "percentile: percentage is %s, must be from 0 to 100".formatted(percentage));
    }
    return quantile("percentile", value, percentage / 100);
  }

  /**
   * The elements that occur most often: a list of {@link Frequent}, at most n, by {@link
   * Frequent#atMost} from the greatest on; empty of none. Of the same number, in natural order or,
   * where they have none, by text.
   *
   * <p>The true number is always between {@link Frequent#atLeast} and {@link Frequent#atMost},
   * which are at most 3.5 · N / m apart, with N elements and m places in the table. Every element
   * that occurs more often than that is in the list, unless n others may be more frequent. Up to
   * three quarters of m different elements it is exact. Elements need {@code equals} and a coder.
   *
   * <p>m is 1,024, or the next power of two above 32 · n: for n up to 32 the bounds are at most
   * 0.35 % of N apart. Holds up to three quarters of m elements a key.
   *
   * <p>Frequent items (Anderson and others, <i>A high-performance algorithm for identifying
   * frequent items in data streams</i>, 2017).
   *
   * @param n at least 1
   */
  public static <T> Reducer<T, ?, List<Frequent<T>>> frequent(int n) {
    return frequent(n, places(n));
  }

  /**
   * {@link #frequent(int)} with a table of other size.
   *
   * @param n at least 1
   * @param mapSize m, a power of two from 8 on
   */
  public static <T> Reducer<T, ?, List<Frequent<T>>> frequent(int n, int mapSize) {
    return new FrequentReducer<>(n, mapSize);
  }

  /** The values that occur most often: short for {@code mapping(value, frequent(n))}. */
  public static <T, V> Reducer<T, ?, List<Frequent<V>>> frequent(
      ProcessFunction<? super T, ? extends V> value, int n) {
    return Reducers.mapping(UserFunctions.checked("frequent", value), Sketches.<V>frequent(n));
  }

  private static <T> Reducer<T, ?, Double> quantile(
      String name, ToDouble<? super T> value, double rank) {
    return Reducers.finishing(
        Double.class,
        new QuantilesReducer<T>(name, UserFunctions.checked(name, value), K, rank),
        quantiles -> quantiles == null ? null : quantiles.get(0));
  }

  private static int places(int n) {
    long wanted = Math.max(LEAST_PLACES, (long) n * PLACES_AN_ITEM);
    return Integer.highestOneBit((int) Math.min(wanted, FrequentReducer.LARGEST) * 2 - 1);
  }
}
