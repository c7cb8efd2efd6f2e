package io.millrace.jobs.differential;

import io.millrace.flow.function.Reducer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.beam.sdk.coders.Coder;
import org.apache.beam.sdk.coders.CoderRegistry;
import org.apache.beam.sdk.coders.CustomCoder;
import org.apache.beam.sdk.coders.VarLongCoder;
import org.apache.beam.sdk.values.TypeDescriptor;

/**
 * A user's reducer, which sums the lengths of texts and tells how the engine worked.
 *
 * <p>Each accumulator that is decoded behind the shuffle is the first of its key there, or is
 * merged with it, or was spilled to disk before and is decoded once more: so {@link #spilled}. With
 * one bundle and no flush each key comes there once: so {@link #merged}.
 */
final class Watched extends Reducer<Row, Long, Long> {

  private static final long serialVersionUID = 1L;

  private static final AtomicLong DECODED = new AtomicLong();
  private static final AtomicLong MERGED = new AtomicLong();
  private static final AtomicLong FINISHED = new AtomicLong();

  static void forget() {
    DECODED.set(0);
    MERGED.set(0);
    FINISHED.set(0);
  }

  static long merged() {
    return MERGED.get();
  }

  static long spilled() {
    return DECODED.get() - MERGED.get() - FINISHED.get();
  }

  static long of(Row row) {
    return row.text() == null ? 1 : row.text().length();
  }

  @Override
  public Long create() {
    return 0L;
  }

  @Override
  public Long add(Long accumulator, Row element) {
    return accumulator + of(element);
  }

  @Override
  public Long merge(Long accumulator, Long other) {
    MERGED.incrementAndGet();
    return accumulator + other;
  }

  @Override
  public Long finish(Long accumulator) {
    FINISHED.incrementAndGet();
    return accumulator;
  }

  @Override
  public Coder<Long> accumulatorCoder(
      CoderRegistry coders, TypeDescriptor<? extends Row> elements) {
    return new WatchedCoder();
  }

  @Override
  public Coder<Long> resultCoder(CoderRegistry coders, TypeDescriptor<? extends Row> elements) {
    return VarLongCoder.of();
  }

  private static final class WatchedCoder extends CustomCoder<Long> {

    private static final long serialVersionUID = 1L;

    @Override
    public void encode(Long value, OutputStream out) throws IOException {
      VarLongCoder.of().encode(value, out);
    }

    @Override
    public Long decode(InputStream in) throws IOException {
      DECODED.incrementAndGet();
      return VarLongCoder.of().decode(in);
    }

    @Override
    public void verifyDeterministic() {}

    @Override
    public boolean equals(Object other) {
      return other instanceof WatchedCoder;
    }

    @Override
    public int hashCode() {
      return WatchedCoder.class.hashCode();
    }
  }
}
