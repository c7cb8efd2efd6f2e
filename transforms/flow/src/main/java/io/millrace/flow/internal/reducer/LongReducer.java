package io.millrace.flow.internal.reducer;

import io.millrace.flow.function.Reducer;
import io.millrace.flow.function.ToLong;
import io.millrace.flow.internal.function.UserFunctions;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.apache.beam.sdk.coders.Coder;
import org.apache.beam.sdk.coders.CoderRegistry;
import org.apache.beam.sdk.coders.CustomCoder;
import org.apache.beam.sdk.coders.VarLongCoder;
import org.apache.beam.sdk.util.VarInt;
import org.apache.beam.sdk.values.TypeDescriptor;

/**
 * A sum of whole numbers; a count is the sum of ones.
 *
 * @param <T> the elements
 */
public final class LongReducer<T> extends Reducer<T, LongReducer.Sum, Long> {

  private static final long serialVersionUID = 1L;

  private final String name;
  private final ToLong<? super T> value;

  public LongReducer(String name, ToLong<? super T> value) {
    this.name = name;
    this.value = UserFunctions.checked(name, value);
  }

  @Override
  public Sum create() {
    return new Sum();
  }

  @Override
  public Sum add(Sum sum, T element) throws Exception {
    return plus(sum, value.apply(element));
  }

  @Override
  public Sum merge(Sum sum, Sum other) {
    return plus(sum, other.value);
  }

  private Sum plus(Sum sum, long more) {
    long total = sum.value + more;
    if (((sum.value ^ total) & (more ^ total)) < 0) {
      throw new ArithmeticException(
          "%s: %d + %d does not fit in a long; use sumDecimal".formatted(name, sum.value, more));
    }
    sum.value = total;
    return sum;
  }

  @Override
  public Long finish(Sum sum) {
    return sum.value;
  }

  /** A few numbers, as every entry of a table has. */
  @Override
  public long weight(Sum sum) {
    return 0;
  }

  @Override
  public Coder<Sum> accumulatorCoder(CoderRegistry coders, TypeDescriptor<? extends T> elements) {
    return new SumCoder();
  }

  @Override
  public Coder<Long> resultCoder(CoderRegistry coders, TypeDescriptor<? extends T> elements) {
    return VarLongCoder.of();
  }

  /** A sum in the making. */
  static final class Sum {

    private long value;

    @Override
    public boolean equals(Object other) {
      return other instanceof Sum that && value == that.value;
    }

    @Override
    public int hashCode() {
      return Long.hashCode(value);
    }
  }

  private static final class SumCoder extends CustomCoder<Sum> {

    private static final long serialVersionUID = 1L;

    @Override
    public void encode(Sum sum, OutputStream out) throws IOException {
      VarInt.encode(sum.value, out);
    }

    @Override
    public Sum decode(InputStream in) throws IOException {
      Sum sum = new Sum();
      sum.value = VarInt.decodeLong(in);
      return sum;
    }

    @Override
    public void verifyDeterministic() {}

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
