package io.millrace.jobs.aggregate;

import io.millrace.flow.function.Reducer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.apache.beam.sdk.coders.CannotProvideCoderException;
import org.apache.beam.sdk.coders.Coder;
import org.apache.beam.sdk.coders.CoderRegistry;
import org.apache.beam.sdk.coders.CustomCoder;
import org.apache.beam.sdk.coders.NullableCoder;
import org.apache.beam.sdk.values.Row;
import org.apache.beam.sdk.values.TypeDescriptor;

/**
 * Reduces the rows whose value in a column is not NULL; gives NULL where there are none, as SQL's
 * aggregates do.
 *
 * @param <A> the accumulators of the reducer for those rows
 * @param <R> the results
 */
final class NonNull<A, R> extends Reducer<Row, NonNull.Some<A>, R> {

  private static final long serialVersionUID = 1L;

  private final int column;
  private final Reducer<Row, A, R> reducer;

  NonNull(int column, Reducer<Row, A, R> reducer) {
    this.column = column;
    this.reducer = reducer;
  }

  /** An accumulator, and whether anything has come into it. */
  static final class Some<A> {

    private A accumulator;
    private boolean any;

    private Some(A accumulator, boolean any) {
      this.accumulator = accumulator;
      this.any = any;
    }
  }

  @Override
  public Some<A> create() {
    return new Some<>(reducer.create(), false);
  }

  @Override
  public Some<A> add(Some<A> some, Row row) throws Exception {
    if (row.getValue(column) != null) {
      some.accumulator = reducer.add(some.accumulator, row);
      some.any = true;
    }
    return some;
  }

  @Override
  public Some<A> merge(Some<A> some, Some<A> other) {
    some.accumulator = reducer.merge(some.accumulator, other.accumulator);
    some.any |= other.any;
    return some;
  }

  @Override
  public boolean grows() {
    return reducer.grows();
  }

  @Override
  public long weight(Some<A> some) {
    return reducer.weight(some.accumulator);
  }

  @Override
  public R finish(Some<A> some) {
    return some.any ? reducer.finish(some.accumulator) : null;
  }

  @Override
  public Coder<Some<A>> accumulatorCoder(
      CoderRegistry coders, TypeDescriptor<? extends Row> elements)
      throws CannotProvideCoderException {
    return new SomeCoder<>(reducer.accumulatorCoder(coders, elements));
  }

  @Override
  public Coder<R> resultCoder(CoderRegistry coders, TypeDescriptor<? extends Row> elements)
      throws CannotProvideCoderException {
    return NullableCoder.of(reducer.resultCoder(coders, elements));
  }

  private static final class SomeCoder<A> extends CustomCoder<Some<A>> {

    private static final long serialVersionUID = 1L;

    private final Coder<A> accumulators;

    SomeCoder(Coder<A> accumulators) {
      this.accumulators = accumulators;
    }

    @Override
    public void encode(Some<A> some, OutputStream out) throws IOException {
      out.write(some.any ? 1 : 0);
      accumulators.encode(some.accumulator, out);
    }

    @Override
    public Some<A> decode(InputStream in) throws IOException {
      boolean any = in.read() == 1;
      return new Some<>(accumulators.decode(in), any);
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof SomeCoder<?> that && accumulators.equals(that.accumulators);
    }

    @Override
    public int hashCode() {
      return accumulators.hashCode();
    }
  }
}
