package io.millrace.jobs.rollup;

import io.millrace.jdbc.dialect.ColumnType;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.beam.sdk.coders.CannotProvideCoderException;
import org.apache.beam.sdk.coders.Coder;
import org.apache.beam.sdk.coders.CoderRegistry;
import org.apache.beam.sdk.coders.CustomCoder;
import org.apache.beam.sdk.coders.NullableCoder;
import org.apache.beam.sdk.values.Row;
import org.apache.beam.sdk.values.TypeDescriptor;

/** The values of a row's group columns, equal when SQL says that they are one group. */
final class GroupKey {

  private static final Object[] NONE = {};

  /** The golden ratio: odd, and far from numbers that values differ by. */
  private static final int FACTOR = 0x9e3779b1;

  /** Most keys are of one column: one object less to go through at each probe of a table. */
  private final Object first;

  private final Object[] others;

  private GroupKey(Object[] values) {
    first = values.length == 0 ? null : values[0];
    others = values.length <= 1 ? NONE : Arrays.copyOfRange(values, 1, values.length);
  }

  /** The first values of a row. Decimals lose their trailing zeros: 1.0 and 1.00 are one group. */
  static GroupKey of(Row row, int columns) {
    Object[] values = new Object[columns];
    for (int i = 0; i < columns; i++) {
      Object value = row.getValue(i);
      values[i] = value instanceof BigDecimal decimal ? decimal.stripTrailingZeros() : value;
    }
    return new GroupKey(values);
  }

  Object value(int column) {
    return column == 0 ? first : others[column - 1];
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof GroupKey that
        && (first instanceof byte[]
            ? Objects.deepEquals(first, that.first)
            : Objects.equals(first, that.first))
        && Arrays.deepEquals(others, that.others);
  }

  /** With a factor of 31, as lists have it, pairs of small numbers share hashes by the dozen. */
  @Override
  public int hashCode() {
    int hash = hash(first);
    for (Object other : others) {
      hash = hash * FACTOR + hash(other);
    }
    return hash;
  }

  private static int hash(Object value) {
    return value instanceof byte[] bytes ? Arrays.hashCode(bytes) : Objects.hashCode(value);
  }

  /** The values, for messages. */
  @Override
  public String toString() {
    return Stream.concat(Stream.of(first), Stream.of(others))
        .map(value -> value instanceof byte[] bytes ? Arrays.toString(bytes) : value)
        .toList()
        .toString();
  }

  /**
   * A coder of keys with these columns.
   *
   * @throws CannotProvideCoderException never, as every column type has a coder
   */
  static Coder<GroupKey> coder(List<ColumnType> types, CoderRegistry registry)
      throws CannotProvideCoderException {
    List<Coder<Object>> coders = new ArrayList<>();
    for (ColumnType type : types) {
      coders.add(nullable(registry.getCoder(type.javaType())));
    }
    return new KeyCoder(coders);
  }

  @SuppressWarnings("unchecked") // a column's values are of its Java type
  private static Coder<Object> nullable(Coder<?> coder) {
    return (Coder<Object>) NullableCoder.of(coder);
  }

  private static final class KeyCoder extends CustomCoder<GroupKey> {

    private static final long serialVersionUID = 1L;

    private final ArrayList<Coder<Object>> coders;

    KeyCoder(List<Coder<Object>> coders) {
      this.coders = new ArrayList<>(coders);
    }

    @Override
    public void encode(GroupKey key, OutputStream out) throws IOException {
      for (int i = 0; i < coders.size(); i++) {
        coders.get(i).encode(key.value(i), out);
      }
    }

    @Override
    public GroupKey decode(InputStream in) throws IOException {
      Object[] values = new Object[coders.size()];
      for (int i = 0; i < values.length; i++) {
        values[i] = coders.get(i).decode(in);
      }
      return new GroupKey(values);
    }

    @Override
    public void verifyDeterministic() throws NonDeterministicException {
      verifyDeterministic(
          this, "every group column needs a deterministic coder", List.copyOf(coders));
    }

    @Override
    public TypeDescriptor<GroupKey> getEncodedTypeDescriptor() {
      return TypeDescriptor.of(GroupKey.class);
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof KeyCoder that && coders.equals(that.coders);
    }

    @Override
    public int hashCode() {
      return coders.hashCode();
    }
  }
}
