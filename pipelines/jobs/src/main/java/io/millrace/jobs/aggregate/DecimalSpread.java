package io.millrace.jobs.aggregate;

import io.millrace.flow.function.Reducer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import org.apache.beam.sdk.coders.CannotProvideCoderException;
import org.apache.beam.sdk.coders.Coder;
import org.apache.beam.sdk.coders.CoderRegistry;
import org.apache.beam.sdk.coders.CustomCoder;
import org.apache.beam.sdk.coders.NullableCoder;
import org.apache.beam.sdk.coders.VarLongCoder;
import org.apache.beam.sdk.transforms.ProcessFunction;
import org.apache.beam.sdk.values.Row;
import org.apache.beam.sdk.values.TypeDescriptor;

/**
 * The variance of a sample of decimals, or its root: from the exact sums of the values and of their
 * squares, rounded half up once; NULLs are passed by, fewer than two values give NULL.
 */
final class DecimalSpread extends Reducer<Row, DecimalSpread.Sums, BigDecimal> {

  private static final long serialVersionUID = 1L;

  /** As many digits behind the point as {@link QuotientScale} says. */
  static final int ANY_SCALE = -1;

  private final ProcessFunction<Row, BigDecimal> value;
  private final int scale;
  private final boolean root;

  DecimalSpread(ProcessFunction<Row, BigDecimal> value, int scale, boolean root) {
    this.value = value;
    this.scale = scale;
    this.root = root;
  }

  /** How many values, their sum, and that of their squares. */
  static final class Sums {
    private long count;
    private BigDecimal total = BigDecimal.ZERO;
    private BigDecimal squares = BigDecimal.ZERO;
  }

  @Override
  public Sums create() {
    return new Sums();
  }

  @Override
  public Sums add(Sums sums, Row row) throws Exception {
    BigDecimal next = value.apply(row);
    if (next != null) {
      sums.count++;
      sums.total = sums.total.add(next);
      sums.squares = sums.squares.add(next.multiply(next));
    }
    return sums;
  }

  @Override
  public Sums merge(Sums sums, Sums other) {
    sums.count += other.count;
    sums.total = sums.total.add(other.total);
    sums.squares = sums.squares.add(other.squares);
    return sums;
  }

  @Override
  public BigDecimal finish(Sums sums) {
    if (sums.count < 2) {
      return null;
    }
    BigDecimal count = BigDecimal.valueOf(sums.count);
    BigDecimal dividend = count.multiply(sums.squares).subtract(sums.total.pow(2));
    BigDecimal divisor = count.multiply(count.subtract(BigDecimal.ONE));
    if (dividend.signum() == 0) {
      return scale == ANY_SCALE ? BigDecimal.ZERO : BigDecimal.ZERO.setScale(scale);
    }
    int digits = scale == ANY_SCALE ? QuotientScale.of(dividend, divisor) : scale;
    return root
        ? root(dividend, divisor, digits)
        : dividend.divide(divisor, digits, RoundingMode.HALF_UP);
  }

  /** Twice the digits below the root, and a few, are what the digits of the root come from. */
  private static BigDecimal root(BigDecimal dividend, BigDecimal divisor, int scale) {
    BigDecimal variance = dividend.divide(divisor, 2 * scale + 4, RoundingMode.DOWN);
    int digits = variance.precision() - variance.scale() + 2 * scale + 8;
    return variance
        .sqrt(new MathContext(Math.max(digits, 1), RoundingMode.DOWN))
        .setScale(scale, RoundingMode.HALF_UP);
  }

  @Override
  public Coder<Sums> accumulatorCoder(CoderRegistry coders, TypeDescriptor<? extends Row> elements)
      throws CannotProvideCoderException {
    return new SumsCoder(coders.getCoder(BigDecimal.class));
  }

  @Override
  public Coder<BigDecimal> resultCoder(CoderRegistry coders, TypeDescriptor<? extends Row> elements)
      throws CannotProvideCoderException {
    return NullableCoder.of(coders.getCoder(BigDecimal.class));
  }

  private static final class SumsCoder extends CustomCoder<Sums> {

    private static final long serialVersionUID = 1L;

    private final Coder<BigDecimal> decimals;

    SumsCoder(Coder<BigDecimal> decimals) {
      this.decimals = decimals;
    }

    @Override
    public void encode(Sums sums, OutputStream out) throws IOException {
      VarLongCoder.of().encode(sums.count, out);
      decimals.encode(sums.total, out);
      decimals.encode(sums.squares, out);
    }

    @Override
    public Sums decode(InputStream in) throws IOException {
      Sums sums = new Sums();
      sums.count = VarLongCoder.of().decode(in);
      sums.total = decimals.decode(in);
      sums.squares = decimals.decode(in);
      return sums;
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof SumsCoder that && decimals.equals(that.decimals);
    }

    @Override
    public int hashCode() {
      return decimals.hashCode();
    }
  }
}
