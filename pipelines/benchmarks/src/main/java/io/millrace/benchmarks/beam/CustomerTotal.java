package io.millrace.benchmarks.beam;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.apache.beam.sdk.coders.AtomicCoder;
import org.apache.beam.sdk.transforms.Combine;

/**
 * The total of a customer, and what Beam needs to make and to move it.
 *
 * @param latest milliseconds since 1970; the orders of the benchmark come at whole seconds
 */
record CustomerTotal(long orders, long cents, long latest) {

  private static final CustomerTotal NONE = new CustomerTotal(0, 0, Long.MIN_VALUE);

  private CustomerTotal plus(CustomerTotal other) {
    return new CustomerTotal(
        orders + other.orders, cents + other.cents, Math.max(latest, other.latest));
  }

  /** Sums totals. */
  static final class Sum extends Combine.CombineFn<CustomerTotal, CustomerTotal, CustomerTotal> {

    private static final long serialVersionUID = 1L;

    @Override
    public CustomerTotal createAccumulator() {
      return NONE;
    }

    @Override
    public CustomerTotal addInput(CustomerTotal total, CustomerTotal order) {
      return total.plus(order);
    }

    @Override
    public CustomerTotal mergeAccumulators(Iterable<CustomerTotal> totals) {
      CustomerTotal merged = NONE;
      for (CustomerTotal total : totals) {
        merged = merged.plus(total);
      }
      return merged;
    }

    @Override
    public CustomerTotal extractOutput(CustomerTotal total) {
      return total;
    }
  }

  /** Three numbers of eight bytes. */
  static final class TotalCoder extends AtomicCoder<CustomerTotal> {

    private static final long serialVersionUID = 1L;

    @Override
    public void encode(CustomerTotal total, OutputStream out) throws IOException {
      DataOutputStream data = new DataOutputStream(out);
      data.writeLong(total.orders);
      data.writeLong(total.cents);
      data.writeLong(total.latest);
    }

    @Override
    public CustomerTotal decode(InputStream in) throws IOException {
      DataInputStream data = new DataInputStream(in);
      return new CustomerTotal(data.readLong(), data.readLong(), data.readLong());
    }
  }
}
