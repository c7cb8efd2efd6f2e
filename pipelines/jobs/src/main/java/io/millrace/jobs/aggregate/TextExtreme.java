package io.millrace.jobs.aggregate;

import io.millrace.flow.Reducer;
import org.apache.beam.sdk.coders.Coder;
import org.apache.beam.sdk.coders.CoderRegistry;
import org.apache.beam.sdk.coders.NullableCoder;
import org.apache.beam.sdk.coders.StringUtf8Coder;
import org.apache.beam.sdk.values.Row;
import org.apache.beam.sdk.values.TypeDescriptor;

/**
 * The smallest or greatest text by code point, which is the order of the {@code C} collation in
 * every database; null where all are NULL.
 */
final class TextExtreme extends Reducer<Row, String, String> {

  private static final long serialVersionUID = 1L;

  private final int column;
  private final boolean smallest;

  private TextExtreme(int column, boolean smallest) {
    this.column = column;
    this.smallest = smallest;
  }

  static TextExtreme of(int column, boolean smallest) {
    return new TextExtreme(column, smallest);
  }

  @Override
  public String create() {
    return null;
  }

  @Override
  public String add(String accumulator, Row row) {
    return merge(accumulator, row.getValue(column));
  }

  @Override
  public String merge(String accumulator, String other) {
    if (accumulator == null || other == null) {
      return accumulator == null ? other : accumulator;
    }
    return (compare(accumulator, other) <= 0) == smallest ? accumulator : other;
  }

  /** {@code String.compareTo} orders surrogate pairs before some single characters. */
  static int compare(String first, String second) {
    int length = Math.min(first.length(), second.length());
    int same = 0;
    while (same < length && first.charAt(same) == second.charAt(same)) {
      same++;
    }
    if (same == length) {
      return Integer.compare(first.length(), second.length());
    }
    char one = first.charAt(same);
    char other = second.charAt(same);
    boolean surrogates = Character.isSurrogate(one);
    return surrogates == Character.isSurrogate(other)
        ? Character.compare(one, other)
        : Boolean.compare(surrogates, !surrogates);
  }

  @Override
  public String finish(String accumulator) {
    return accumulator;
  }

  @Override
  public Coder<String> accumulatorCoder(
      CoderRegistry coders, TypeDescriptor<? extends Row> elements) {
    return NullableCoder.of(StringUtf8Coder.of());
  }

  @Override
  public Coder<String> resultCoder(CoderRegistry coders, TypeDescriptor<? extends Row> elements) {
    return accumulatorCoder(coders, elements);
  }
}
