package io.millrace.flow.records;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.apache.beam.sdk.schemas.SchemaCoder;

/**
 * A {@link RecordCoder} that Beam's schema transforms recognise: it encodes as the record coder
 * does, and has the schema and the conversions to and from rows.
 *
 * @param <R> the record
 */
final class SchemaRecordCoder<R> extends SchemaCoder<R> {

  private static final long serialVersionUID = 1L;

  private final RecordCoder<R> records;

  SchemaRecordCoder(RecordCoder<R> records, RecordSchema<R> schema) {
    super(
        schema.schema(),
        records.getEncodedTypeDescriptor(),
        schema.toRowFunction(),
        schema.fromRowFunction());
    this.records = records;
  }

  @Override
  public void encode(R value, OutputStream out) throws IOException {
    records.encode(value, out);
  }

  @Override
  public R decode(InputStream in) throws IOException {
    return records.decode(in);
  }

  @Override
  public void verifyDeterministic() throws NonDeterministicException {
    records.verifyDeterministic();
  }

  @Override
  public boolean consistentWithEquals() {
    return records.consistentWithEquals();
  }

  @Override
  public Object structuralValue(R value) {
    return records.structuralValue(value);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof SchemaRecordCoder<?> that && records.equals(that.records);
  }

  @Override
  public int hashCode() {
    return records.hashCode();
  }

  @Override
  public String toString() {
    return records.toString();
  }
}
