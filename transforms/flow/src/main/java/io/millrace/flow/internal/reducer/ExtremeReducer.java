package io.millrace.flow.internal.reducer;

import io.millrace.flow.function.Reducer;
import io.millrace.flow.function.ToDouble;
import io.millrace.flow.function.ToLong;
import io.millrace.flow.internal.function.UserFunctions;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.Serializable;
import org.apache.beam.sdk.coders.BooleanCoder;
import org.apache.beam.sdk.coders.Coder;
import org.apache.beam.sdk.coders.CoderRegistry;
import org.apache.beam.sdk.coders.CustomCoder;
import org.apache.beam.sdk.coders.DoubleCoder;
import org.apache.beam.sdk.coders.NullableCoder;
import org.apache.beam.sdk.coders.VarLongCoder;
import org.apache.beam.sdk.util.VarInt;
import org.apache.beam.sdk.values.TypeDescriptor;

/**
 * The smallest or greatest number; null of none. Doubles are held as whole numbers of the same
 * order, which is that of {@link Double#compareTo}: no number is boxed before the end.
 *
 * @param <T> the elements
 * @param <R> the result, {@code Long} or {@code Double}
 */
public final class ExtremeReducer<T, R> extends Reducer<T, ExtremeReducer.Extreme, R> {

  private static final long serialVersionUID = 1L;

  private final ToLong<? super T> value;
  private final boolean least;
  private final Result<R> result;
  private final Coder<R> coder;

  private ExtremeReducer(ToLong<? super T> value, boolean least, Result<R> result, Coder<R> coder) {
    this.value = value;
    this.least = least;
    this.result = result;
    this.coder = coder;
  }

  /** The smallest or greatest whole number. */
  public static <T> ExtremeReducer<T, Long> ofLongs(
      String name, ToLong<? super T> value, boolean least) {
    return new ExtremeReducer<>(
        UserFunctions.checked(name, value), least, number -> number, VarLongCoder.of());
  }

  /** The smallest or greatest double; NaN is greater than all others. */
  public static <T> ExtremeReducer<T, Double> ofDoubles(
      String name, ToDouble<? super T> value, boolean least) {
    ToDouble<? super T> checked = UserFunctions.checked(name, value);
    return new ExtremeReducer<>(
        element -> flipped(Double.doubleToLongBits(checked.apply(element))),
        least,
        number -> Double.longBitsToDouble(flipped(number)),
        DoubleCoder.of());
  }

  /**
   * Bits of a double to a number of the same order, and back: negative doubles have their bits,
   * except the sign, turned over.
   */
  private static long flipped(long bits) {
    return bits ^ ((bits >> 63) & Long.MAX_VALUE);
  }

  @Override
  public Extreme create() {
    return new Extreme();
  }

  @Override
  public Extreme add(Extreme extreme, T element) throws Exception {
    return with(extreme, value.apply(element));
  }

  @Override
  public Extreme merge(Extreme extreme, Extreme other) {
    return other.found ? with(extreme, other.value) : extreme;
  }

  private Extreme with(Extreme extreme, long number) {
    if (!extreme.found || (least ? number < extreme.value : number > extreme.value)) {
      extreme.found = true;
      extreme.value = number;
    }
    return extreme;
  }

  @Override
  public R finish(Extreme extreme) {
    return extreme.found ? result.of(extreme.value) : null;
  }

  /** A few numbers, as every entry of a table has. */
  @Override
  public long weight(Extreme extreme) {
    return 0;
  }

  @Override
  public Coder<Extreme> accumulatorCoder(
      CoderRegistry coders, TypeDescriptor<? extends T> elements) {
    return new ExtremeCoder();
  }

  @Override
  public Coder<R> resultCoder(CoderRegistry coders, TypeDescriptor<? extends T> elements) {
    return NullableCoder.of(coder);
  }

  /** Makes the result. */
  @FunctionalInterface
  private interface Result<R> extends Serializable {
    R of(long number);
  }

  /** The number so far, if there was one. */
  static final class Extreme {

    private boolean found;
    private long value;
  }

  private static final class ExtremeCoder extends CustomCoder<Extreme> {

    private static final long serialVersionUID = 1L;

    @Override
    public void encode(Extreme extreme, OutputStream out) throws IOException {
      BooleanCoder.of().encode(extreme.found, out);
      if (extreme.found) {
        VarInt.encode(extreme.value, out);
      }
    }

    @Override
    public Extreme decode(InputStream in) throws IOException {
      Extreme extreme = new Extreme();
      extreme.found = BooleanCoder.of().decode(in);
      if (extreme.found) {
        extreme.value = VarInt.decodeLong(in);
      }
      return extreme;
    }

    @Override
    public void verifyDeterministic() {}

    @Override
    public boolean equals(Object other) {
      return other instanceof ExtremeCoder;
    }

    @Override
    public int hashCode() {
      return ExtremeCoder.class.hashCode();
    }
  }
}
