package io.millrace.jobs.aggregate;

import io.millrace.flow.function.Reducer;
import io.millrace.jobs.sql.CodePointOrder;
import org.apache.beam.sdk.coders.Coder;
import org.apache.beam.sdk.coders.CoderRegistry;
import org.apache.beam.sdk.coders.NullableCoder;
import org.apache.beam.sdk.coders.StringUtf8Coder;
import org.apache.beam.sdk.values.Row;
import org.apache.beam.sdk.values.TypeDescriptor;

/** The smallest or greatest text by code point; null where all are NULL. */
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
    return (CodePointOrder.compare(accumulator, other) <= 0) == smallest ? accumulator : other;
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
