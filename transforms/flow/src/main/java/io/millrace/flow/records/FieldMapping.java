package io.millrace.flow.records;

import java.io.Serializable;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.apache.beam.sdk.schemas.Schema;
import org.apache.beam.sdk.schemas.Schema.FieldType;
import org.apache.beam.sdk.schemas.logicaltypes.EnumerationType;
import org.apache.beam.sdk.schemas.logicaltypes.NanosInstant;
import org.apache.beam.sdk.schemas.logicaltypes.SqlTypes;
import org.apache.beam.sdk.transforms.SerializableFunction;
import org.apache.beam.sdk.values.Row;
import org.apache.beam.sdk.values.TypeDescriptor;

/**
 * How a component's values stand in a Beam row: the field's type, and the conversions.
 *
 * <p>Instants keep their nanoseconds ({@link NanosInstant}), enums stand by name, records are rows.
 */
record FieldMapping(
    FieldType type,
    SerializableFunction<Object, Object> toRow,
    SerializableFunction<Object, Object> fromRow)
    implements Serializable {

  private static final Map<Class<?>, FieldType> SAME =
      Map.ofEntries(
          Map.entry(Boolean.class, FieldType.BOOLEAN),
          Map.entry(Byte.class, FieldType.BYTE),
          Map.entry(Short.class, FieldType.INT16),
          Map.entry(Integer.class, FieldType.INT32),
          Map.entry(Long.class, FieldType.INT64),
          Map.entry(Float.class, FieldType.FLOAT),
          Map.entry(Double.class, FieldType.DOUBLE),
          Map.entry(String.class, FieldType.STRING),
          Map.entry(BigDecimal.class, FieldType.DECIMAL),
          Map.entry(byte[].class, FieldType.BYTES),
          Map.entry(org.joda.time.Instant.class, FieldType.DATETIME),
          Map.entry(Instant.class, FieldType.logicalType(new NanosInstant())),
          Map.entry(LocalDate.class, FieldType.logicalType(SqlTypes.DATE)),
          Map.entry(LocalTime.class, FieldType.logicalType(SqlTypes.TIME)),
          Map.entry(LocalDateTime.class, FieldType.logicalType(SqlTypes.DATETIME)),
          Map.entry(UUID.class, FieldType.logicalType(SqlTypes.UUID)));

  /** The mapping of a type; empty if rows have nothing like it. */
  static Optional<FieldMapping> of(TypeDescriptor<?> type) {
    Class<?> raw = RecordShape.boxed(type).getRawType();
    if (SAME.containsKey(raw)) {
      return Optional.of(new FieldMapping(SAME.get(raw), value -> value, value -> value));
    }
    if (raw.isEnum()) {
      return Optional.of(ofEnum(raw));
    }
    if (raw.isRecord()) {
      return RecordSchema.of(type).map(FieldMapping::ofRecord);
    }
    if (raw == List.class) {
      return argument(type, List.class, 0).flatMap(FieldMapping::of).map(FieldMapping::ofList);
    }
    if (raw == Map.class) {
      return ofMap(type);
    }
    return Optional.empty();
  }

  private static FieldMapping ofEnum(Class<?> raw) {
    List<String> names =
        Arrays.stream(raw.getEnumConstants()).map(constant -> ((Enum<?>) constant).name()).toList();
    EnumerationType logical = EnumerationType.create(new ArrayList<>(names));
    return new FieldMapping(
        FieldType.logicalType(logical),
        value -> logical.valueOf(((Enum<?>) value).name()),
        value -> constant(raw, logical.toString((EnumerationType.Value) value)));
  }

  private static Object constant(Class<?> raw, String name) {
    return Arrays.stream(raw.getEnumConstants())
        .filter(constant -> ((Enum<?>) constant).name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static FieldMapping ofRecord(RecordSchema<?> record) {
    return new FieldMapping(
        FieldType.row(record.schema()), record::toRow, value -> record.fromRow((Row) value));
  }

  private static FieldMapping ofList(FieldMapping element) {
    return new FieldMapping(
        FieldType.array(element.type().withNullable(true)),
        value -> mapped((List<?>) value, element.toRow()),
        value -> mapped((List<?>) value, element.fromRow()));
  }

  private static List<Object> mapped(
      List<?> values, SerializableFunction<Object, Object> function) {
    List<Object> results = new ArrayList<>(values.size());
    for (Object value : values) {
      results.add(value == null ? null : function.apply(value));
    }
    return results;
  }

  private static Optional<FieldMapping> ofMap(TypeDescriptor<?> type) {
    Optional<FieldMapping> keys = argument(type, Map.class, 0).flatMap(FieldMapping::of);
    Optional<FieldMapping> values = argument(type, Map.class, 1).flatMap(FieldMapping::of);
    return keys.flatMap(key -> values.map(value -> ofMap(key, value)));
  }

  private static FieldMapping ofMap(FieldMapping key, FieldMapping value) {
    return new FieldMapping(
        FieldType.map(key.type(), value.type().withNullable(true)),
        map -> mapped((Map<?, ?>) map, key.toRow(), value.toRow()),
        map -> mapped((Map<?, ?>) map, key.fromRow(), value.fromRow()));
  }

  private static Map<Object, Object> mapped(
      Map<?, ?> map,
      SerializableFunction<Object, Object> keys,
      SerializableFunction<Object, Object> values) {
    Map<Object, Object> results = new LinkedHashMap<>();
    map.forEach(
        (key, value) -> results.put(keys.apply(key), value == null ? null : values.apply(value)));
    return results;
  }

  /** A type argument, where it is known. */
  private static Optional<TypeDescriptor<?>> argument(
      TypeDescriptor<?> type, Class<?> generic, int index) {
    Type argument = type.resolveType(generic.getTypeParameters()[index]).getType();
    TypeDescriptor<?> descriptor = TypeDescriptor.of(argument);
    return descriptor.hasUnresolvedParameters() || descriptor.getRawType() == Object.class
        ? Optional.empty()
        : Optional.of(descriptor);
  }

  /** The schema field of a component: its name, nullable unless primitive. */
  Schema.Field field(String name, boolean nullable) {
    return Schema.Field.of(name, type.withNullable(nullable));
  }
}
