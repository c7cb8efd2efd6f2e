package io.millrace.flow.records;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.apache.beam.sdk.schemas.Schema;
import org.apache.beam.sdk.transforms.SerializableFunction;
import org.apache.beam.sdk.values.Row;
import org.apache.beam.sdk.values.TypeDescriptor;

/**
 * The Beam schema of a record: one field a component, same names, same order; nullable unless
 * primitive.
 *
 * @param <R> the record
 */
final class RecordSchema<R> implements Serializable {

  private static final long serialVersionUID = 1L;

  private final TypeDescriptor<R> type;
  private final Schema schema;
  private final ArrayList<FieldMapping> mappings;
  private transient RecordShape shape;

  @SuppressWarnings("unchecked") // the same type, without what an anonymous descriptor captures
  private RecordSchema(TypeDescriptor<R> type, Schema schema, List<FieldMapping> mappings) {
    this.type = (TypeDescriptor<R>) TypeDescriptor.of(type.getType());
    this.schema = schema;
    this.mappings = new ArrayList<>(mappings);
  }

  /** The schema of a type; empty if it is no record, or a component has no schema type. */
  static <R> Optional<RecordSchema<R>> of(TypeDescriptor<R> type) {
    return Records.isRecord(type) ? of(type, FieldMappings.outermost()) : Optional.empty();
  }

  /** The schema of a record; empty if a component has no schema type. */
  static <R> Optional<RecordSchema<R>> of(TypeDescriptor<R> type, FieldMappings outer) {
    return outer.inside(type).flatMap(components -> of(type, components, Schema.builder()));
  }

  private static <R> Optional<RecordSchema<R>> of(
      TypeDescriptor<R> type, FieldMappings components, Schema.Builder schema) {
    List<FieldMapping> mappings = new ArrayList<>();
    for (RecordShape.Component component : RecordShape.of(type).components()) {
      Optional<FieldMapping> mapping = components.of(component.type());
      if (mapping.isEmpty()) {
        return Optional.empty();
      }
      mappings.add(mapping.get());
      schema.addField(mapping.get().field(component.name(), !component.isPrimitive()));
    }
    return Optional.of(new RecordSchema<>(type, schema.build(), mappings));
  }

  Schema schema() {
    return schema;
  }

  SerializableFunction<R, Row> toRowFunction() {
    return new ToRow<>(this);
  }

  SerializableFunction<Row, R> fromRowFunction() {
    return new FromRow<>(this);
  }

  Row toRow(Object value) {
    List<RecordShape.Component> components = shape().components();
    List<Object> values = new ArrayList<>(components.size());
    for (int i = 0; i < components.size(); i++) {
      Object component = components.get(i).of(value);
      values.add(mappings.get(i).toRowOrNull(component));
    }
    return Row.withSchema(schema).attachValues(values);
  }

  @SuppressWarnings("unchecked") // the shape makes instances of the record
  R fromRow(Row row) {
    Object[] values = new Object[mappings.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = mappings.get(i).fromRowOrNull(row.getValue(i));
    }
    return (R) shape().create(values);
  }

  private RecordShape shape() {
    if (shape == null) {
      shape = RecordShape.of(type);
    }
    return shape;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof RecordSchema<?> that && type.equals(that.type);
  }

  @Override
  public int hashCode() {
    return Objects.hashCode(type);
  }

  private record ToRow<R>(RecordSchema<R> schema) implements SerializableFunction<R, Row> {
    @Override
    public Row apply(R value) {
      return schema.toRow(value);
    }
  }

  private record FromRow<R>(RecordSchema<R> schema) implements SerializableFunction<Row, R> {
    @Override
    public R apply(Row row) {
      return schema.fromRow(row);
    }
  }
}
