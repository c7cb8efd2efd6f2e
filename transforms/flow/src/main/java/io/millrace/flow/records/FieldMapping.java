package io.millrace.flow.records;

import java.io.Serializable;
import org.apache.beam.sdk.schemas.Schema;
import org.apache.beam.sdk.schemas.Schema.FieldType;
import org.apache.beam.sdk.transforms.SerializableFunction;

/** How a component's values stand in a Beam row: the field's type, and the conversions. */
record FieldMapping(
    FieldType type,
    SerializableFunction<Object, Object> toRow,
    SerializableFunction<Object, Object> fromRow)
    implements Serializable {

  /** Values that rows hold as they are. */
  static FieldMapping same(FieldType type) {
    return new FieldMapping(type, value -> value, value -> value);
  }

  /** Values that rows hold as another class. */
  @SuppressWarnings("unchecked") // a mapping is looked up by the class of the values
  static <A, B> FieldMapping converted(
      FieldType type, SerializableFunction<A, B> toRow, SerializableFunction<B, A> fromRow) {
    return new FieldMapping(
        type, value -> toRow.apply((A) value), value -> fromRow.apply((B) value));
  }

  Object toRowOrNull(Object value) {
    return value == null ? null : toRow.apply(value);
  }

  Object fromRowOrNull(Object value) {
    return value == null ? null : fromRow.apply(value);
  }

  /** The schema field of a component: its name, nullable unless primitive. */
  Schema.Field field(String name, boolean nullable) {
    return Schema.Field.of(name, type.withNullable(nullable));
  }
}
