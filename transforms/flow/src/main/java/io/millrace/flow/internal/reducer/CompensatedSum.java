package io.millrace.flow.internal.reducer;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.apache.beam.sdk.coders.CustomCoder;

/**
 * A sum of doubles and their number, with the rounding errors summed beside it.
 *
 * <p>Neumaier's variant of Kahan's summation (Neumaier, 1974): the error of each addition is exact
 * and is added up separately, so the result is within a few units in the last place of the true sum
 * of n values as long as n·ε is small, in whatever order and split they came. Infinities and NaN
 * give what plain addition gives.
 */
final class CompensatedSum {

  private double sum;
  private double error;
  private long count;

  void add(double value) {
    plus(value);
    count++;
  }

  void merge(CompensatedSum other) {
    plus(other.sum);
    error += other.error;
    count += other.count;
  }

  private void plus(double value) {
    double total = sum + value;
    error += Math.abs(sum) >= Math.abs(value) ? (sum - total) + value : (value - total) + sum;
    sum = total;
  }

  double sum() {
    return Double.isFinite(sum) ? sum + error : sum;
  }

  long count() {
    return count;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof CompensatedSum that
        && Double.compare(sum, that.sum) == 0
        && Double.compare(error, that.error) == 0
        && count == that.count;
  }

  @Override
  public int hashCode() {
    return Double.hashCode(sum) * 31 + Long.hashCode(count);
  }

  /** Three fixed-width numbers. */
  static final class SumCoder extends CustomCoder<CompensatedSum> {

    private static final long serialVersionUID = 1L;

    @Override
    public void encode(CompensatedSum value, OutputStream out) throws IOException {
      DataOutputStream data = new DataOutputStream(out);
      data.writeDouble(value.sum);
      data.writeDouble(value.error);
      data.writeLong(value.count);
    }

    @Override
    public CompensatedSum decode(InputStream in) throws IOException {
      DataInputStream data = new DataInputStream(in);
      CompensatedSum value = new CompensatedSum();
      value.sum = data.readDouble();
      value.error = data.readDouble();
      value.count = data.readLong();
      return value;
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof SumCoder;
    }

    @Override
    public int hashCode() {
      return SumCoder.class.hashCode();
    }
  }
}
