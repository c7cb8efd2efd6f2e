package io.millrace.jobs.aggregate;

import io.millrace.flow.Reducer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.math.BigDecimal;
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

/** The mean of decimals: the exact sum, divided once and rounded half up; NULLs are passed by. */
final class DecimalMean extends Reducer<Row, DecimalMean.Sum, BigDecimal> {

  private static final long serialVersionUID = 1L;

  private final ProcessFunction<Row, BigDecimal> value;
  private final ProcessFunction<Row, Long> count;
  private final int scale;

  /** The mean of values. */
  DecimalMean(ProcessFunction<Row, BigDecimal> value, int scale) {
    this(value, row -> 1L, scale);
  }

  /** The mean of what was summed and counted before. */
  DecimalMean(ProcessFunction<Row, BigDecimal> value, ProcessFunction<Row, Long> count, int scale) {
    this.value = value;
    this.count = count;
    this.scale = scale;
  }

  /** A sum and the number of values in it. */
  static final class Sum {
    private BigDecimal total = BigDecimal.ZERO;
    private long count;
  }

  @Override
  public Sum create() {
    return new Sum();
  }

  @Override
  public Sum add(Sum sum, Row row) throws Exception {
    BigDecimal next = value.apply(row);
    if (next != null) {
      sum.total = sum.total.add(next);
      sum.count += count.apply(row);
    }
    return sum;
  }

  @Override
  public Sum merge(Sum sum, Sum other) {
    sum.total = sum.total.add(other.total);
    sum.count += other.count;
    return sum;
  }

  @Override
  public BigDecimal finish(Sum sum) {
    return sum.count == 0
        ? null
        : sum.total.divide(BigDecimal.valueOf(sum.count), scale, RoundingMode.HALF_UP);
  }

  @Override
  public Coder<Sum> accumulatorCoder(CoderRegistry coders, TypeDescriptor<? extends Row> elements)
      throws CannotProvideCoderException {
    return new SumCoder(coders.getCoder(BigDecimal.class));
  }

  @Override
  public Coder<BigDecimal> resultCoder(CoderRegistry coders, TypeDescriptor<? extends Row> elements)
      throws CannotProvideCoderException {
    return NullableCoder.of(coders.getCoder(BigDecimal.class));
  }

  private static final class SumCoder extends CustomCoder<Sum> {

    private static final long serialVersionUID = 1L;

    private final Coder<BigDecimal> totals;

    SumCoder(Coder<BigDecimal> totals) {
      this.totals = totals;
    }

    @Override
    public void encode(Sum sum, OutputStream out) throws IOException {
      totals.encode(sum.total, out);
      VarLongCoder.of().encode(sum.count, out);
    }

    @Override
    public Sum decode(InputStream in) throws IOException {
      Sum sum = new Sum();
      sum.total = totals.decode(in);
      sum.count = VarLongCoder.of().decode(in);
      return sum;
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof SumCoder that && totals.equals(that.totals);
    }

    @Override
    public int hashCode() {
      return totals.hashCode();
    }
  }
}
