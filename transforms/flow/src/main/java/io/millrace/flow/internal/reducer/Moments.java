package io.millrace.flow.internal.reducer;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.apache.beam.sdk.coders.CustomCoder;

/**
 * Number, mean and sum of squared distances from the mean, of doubles.
 *
 * <p>A value is added as in Welford, <i>Note on a method for calculating corrected sums of squares
 * and products</i> (1962); two of these are merged as in Chan, Golub and LeVeque, <i>Updating
 * formulae and a pairwise algorithm for computing sample variances</i> (1979). Unlike a sum of
 * squares it does not cancel where the mean is large and the variance small.
 */
final class Moments {

  private long count;
  private double mean;
  private double squares;

  void add(double value) {
    count++;
    double distance = value - mean;
    mean += distance / count;
    squares += distance * (value - mean);
  }

  void merge(Moments other) {
    if (other.count == 0) {
      return;
    }
    if (count == 0) {
      count = other.count;
      mean = other.mean;
      squares = other.squares;
      return;
    }
    long total = count + other.count;
    double distance = other.mean - mean;
    double share = (double) other.count / total;
    squares += other.squares + distance * distance * count * share;
    mean += distance * share;
    count = total;
  }

  long count() {
    return count;
  }

  double squares() {
    return squares;
  }

  /** Three fixed-width numbers. */
  static final class MomentsCoder extends CustomCoder<Moments> {

    private static final long serialVersionUID = 1L;

    @Override
    public void encode(Moments moments, OutputStream out) throws IOException {
      DataOutputStream data = new DataOutputStream(out);
      data.writeLong(moments.count);
      data.writeDouble(moments.mean);
      data.writeDouble(moments.squares);
    }

    @Override
    public Moments decode(InputStream in) throws IOException {
      DataInputStream data = new DataInputStream(in);
      Moments moments = new Moments();
      moments.count = data.readLong();
      moments.mean = data.readDouble();
      moments.squares = data.readDouble();
      return moments;
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof MomentsCoder;
    }

    @Override
    public int hashCode() {
      return MomentsCoder.class.hashCode();
    }
  }
}
