package io.millrace.flow.records;

import java.util.List;
import org.apache.beam.sdk.schemas.Schema;
import org.apache.beam.sdk.schemas.SchemaProvider;
import org.apache.beam.sdk.schemas.SchemaProviderRegistrar;
import org.apache.beam.sdk.transforms.SerializableFunction;
import org.apache.beam.sdk.values.Row;
import org.apache.beam.sdk.values.TypeDescriptor;

/**
 * Gives Java records a Beam schema, in every pipeline that has this class on its class path.
 *
 * <p>One field a component, with the component's name; nullable unless primitive. A record with a
 * component that rows cannot hold has no schema.
 */
public final class RecordSchemaProvider implements SchemaProvider {

  private static final long serialVersionUID = 1L;

  @Override
  public <T> Schema schemaFor(TypeDescriptor<T> type) {
    return RecordSchema.of(type).map(RecordSchema::schema).orElse(null);
  }

  @Override
  public <T> SerializableFunction<T, Row> toRowFunction(TypeDescriptor<T> type) {
    return RecordSchema.of(type).map(RecordSchema::toRowFunction).orElse(null);
  }

  @Override
  public <T> SerializableFunction<Row, T> fromRowFunction(TypeDescriptor<T> type) {
    return RecordSchema.of(type).map(RecordSchema::fromRowFunction).orElse(null);
  }

  /** Registers the provider with Beam. */
  public static final class Registrar implements SchemaProviderRegistrar {
    @Override
    public List<SchemaProvider> getSchemaProviders() {
      return List.of(new RecordSchemaProvider());
    }
  }
}
