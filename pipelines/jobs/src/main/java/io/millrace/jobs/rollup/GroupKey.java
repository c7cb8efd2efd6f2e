package io.millrace.jobs.rollup;

import io.millrace.jdbc.dialect.ColumnType;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.beam.sdk.coders.CannotProvideCoderException;
import org.apache.beam.sdk.coders.Coder;
import org.apache.beam.sdk.coders.CoderRegistry;
import org.apache.beam.sdk.coders.CustomCoder;
import org.apache.beam.sdk.coders.NullableCoder;
import org.apache.beam.sdk.values.Row;
import org.apache.beam.sdk.values.TypeDescriptor;

/** The values of a row's group columns, equal when SQL says that they are one group. */
final class GroupKey {

  private final Object[] values;

  private GroupKey(Object[] values) {
    this.values = values;
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
    return values[column];
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof GroupKey that && Arrays.deepEquals(values, that.values);
  }

  @Override
  public int hashCode() {
    return Arrays.deepHashCode(values);
  }

  /** The values, for messages. */
  @Override
  public String toString() {
    return Arrays.deepToString(values);
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
      for (int i = 0; i < key.values.length; i++) {
        coders.get(i).encode(key.values[i], out);
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
