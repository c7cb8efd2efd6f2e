package io.millrace.benchmarks.jmh;

import io.millrace.benchmarks.work.Order;
import io.millrace.flow.records.Records;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.concurrent.TimeUnit;
import org.apache.beam.sdk.coders.CannotProvideCoderException;
import org.apache.beam.sdk.coders.Coder;
import org.apache.beam.sdk.coders.CoderRegistry;
import org.apache.beam.sdk.coders.CustomCoder;
import org.apache.beam.sdk.coders.StringUtf8Coder;
import org.apache.beam.sdk.coders.VarLongCoder;
import org.apache.beam.sdk.values.TypeDescriptor;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** A record of six components through its coder, and through one written by hand. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class RecordCoderBenchmark {

  private final Order order =
      new Order(1_234_567, "customer-004711", "region-07", "2025-03-14", 99_95, Order.PAID);
  private final ByteArrayOutputStream out = new ByteArrayOutputStream(128);

  private Coder<Order> ofRecord;
  private Coder<Order> byHand;
  private byte[] encodedByRecord;
  private byte[] encodedByHand;

  /** Makes the coders. */
  @Setup
  public void setup() throws CannotProvideCoderException, IOException {
    ofRecord = Records.coder(TypeDescriptor.of(Order.class), CoderRegistry.createDefault());
    byHand = new HandWritten();
    encodedByRecord = encoded(ofRecord);
    encodedByHand = encoded(byHand);
  }

  /** Our coder. */
  @Benchmark
  public byte[] encodeRecord() throws IOException {
    return encoded(ofRecord);
  }

  /** The limit. */
  @Benchmark
  public byte[] encodeByHand() throws IOException {
    return encoded(byHand);
  }

  /** Our coder. */
  @Benchmark
  public Order decodeRecord() throws IOException {
    return ofRecord.decode(new ByteArrayInputStream(encodedByRecord));
  }

  /** The limit. */
  @Benchmark
  public Order decodeByHand() throws IOException {
    return byHand.decode(new ByteArrayInputStream(encodedByHand));
  }

  private byte[] encoded(Coder<Order> coder) throws IOException {
    out.reset();
    coder.encode(order, out);
    return out.toByteArray();
  }

  /** What a user writes without us. */
  private static final class HandWritten extends CustomCoder<Order> {

    private static final long serialVersionUID = 1L;

    private static final StringUtf8Coder STRING = StringUtf8Coder.of();
    private static final VarLongCoder LONG = VarLongCoder.of();

    @Override
    public void encode(Order order, OutputStream out) throws IOException {
      LONG.encode(order.id(), out);
      STRING.encode(order.customer(), out);
      STRING.encode(order.region(), out);
      STRING.encode(order.day(), out);
      LONG.encode(order.cents(), out);
      STRING.encode(order.status(), out);
    }

    @Override
    public Order decode(InputStream in) throws IOException {
      return new Order(
          LONG.decode(in),
          STRING.decode(in),
          STRING.decode(in),
          STRING.decode(in),
          LONG.decode(in),
          STRING.decode(in));
    }
  }
}
