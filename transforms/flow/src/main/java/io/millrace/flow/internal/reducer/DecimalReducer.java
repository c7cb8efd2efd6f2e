package io.millrace.flow.internal.reducer;

import io.millrace.flow.function.Reducer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.util.Objects;
import org.apache.beam.sdk.coders.CannotProvideCoderException;
import org.apache.beam.sdk.coders.Coder;
import org.apache.beam.sdk.coders.CoderRegistry;
import org.apache.beam.sdk.coders.CustomCoder;
import org.apache.beam.sdk.coders.NullableCoder;
import org.apache.beam.sdk.values.TypeDescriptor;

/**
 * The exact sum of decimals, with the largest scale that occurs; null of none.
 *
 * <p>As long as it fits, the sum is a whole number and a scale, changed in place: a {@link
 * BigDecimal} for each element would be garbage, and its place in memory far from the rest of the
 * accumulator.
 *
 * @param <T> the elements
 */
public final class DecimalReducer<T> extends Reducer<T, DecimalReducer.Sum, BigDecimal> {

  private static final long serialVersionUID = 1L;

  private final ElementValue<T, BigDecimal> value;

  public DecimalReducer(ElementValue<T, BigDecimal> value) {
    this.value = value;
  }

  @Override
  public Sum create() {
    return new Sum();
  }

  @Override
  public Sum add(Sum sum, T element) throws Exception {
    BigDecimal decimal = value.of(element);
    if (decimal != null) {
      sum.add(decimal);
    }
    return sum;
  }

  @Override
  public Sum merge(Sum sum, Sum other) {
    BigDecimal decimal = other.get();
    if (decimal != null) {
      sum.add(decimal);
    }
    return sum;
  }

  @Override
  public BigDecimal finish(Sum sum) {
    return sum.get();
  }

  /** A few numbers, as every entry of a table has. */
  @Override
  public long weight(Sum sum) {
    return 0;
  }

  @Override
  public Coder<Sum> accumulatorCoder(CoderRegistry coders, TypeDescriptor<? extends T> elements)
      throws CannotProvideCoderException {
    return new SumCoder(resultCoder(coders, elements));
  }

  @Override
  public Coder<BigDecimal> resultCoder(CoderRegistry coders, TypeDescriptor<? extends T> elements)
      throws CannotProvideCoderException {
    return NullableCoder.of(value.coder(coders, elements));
  }

  /** A sum in the making: {@code large} and {@code digits * 10^-scale}. */
  static final class Sum {

    /** So many digits fit in a long whatever they are. */
    private static final int DIGITS = 18;

    private boolean found;
    private long digits;
    private int scale;
    private BigDecimal large;

    void add(BigDecimal decimal) {
      if (decimal.precision() > DIGITS || (found && decimal.scale() != scale)) {
        addLarge(decimal);
        return;
      }
      long more = decimal.scaleByPowerOfTen(decimal.scale()).longValueExact();
      long total = digits + more;
      if (((digits ^ total) & (more ^ total)) < 0) {
        addLarge(decimal);
        return;
      }
      found = true;
      digits = total;
      scale = decimal.scale();
    }

    /** The scale of what comes is more likely to come again than another. */
    private void addLarge(BigDecimal decimal) {
      BigDecimal total = found ? get().add(decimal) : decimal;
      found = true;
      digits = 0;
      scale = decimal.scale();
      large = total;
    }

    BigDecimal get() {
      if (!found) {
        return null;
      }
      BigDecimal small = BigDecimal.valueOf(digits, scale);
      return large == null ? small : large.add(small);
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Sum that && Objects.equals(get(), that.get());
    }

    @Override
    public int hashCode() {
      return Objects.hashCode(get());
    }
  }

  private static final class SumCoder extends CustomCoder<Sum> {

    private static final long serialVersionUID = 1L;

    private final Coder<BigDecimal> decimals;

    SumCoder(Coder<BigDecimal> decimals) {
      this.decimals = decimals;
    }

    @Override
    public void encode(Sum sum, OutputStream out) throws IOException {
      decimals.encode(sum.get(), out);
    }

    @Override
    public Sum decode(InputStream in) throws IOException {
      Sum sum = new Sum();
      BigDecimal decimal = decimals.decode(in);
      if (decimal != null) {
        sum.add(decimal);
      }
      return sum;
    }

    @Override
    public void verifyDeterministic() throws NonDeterministicException {
      decimals.verifyDeterministic();
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof SumCoder that && decimals.equals(that.decimals);
    }

    @Override
    public int hashCode() {
      return decimals.hashCode();
    }
  }
}
