package io.millrace.flow.records;

import static io.millrace.flow.records.FieldMapping.converted;
import static io.millrace.flow.records.FieldMapping.same;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.apache.beam.sdk.schemas.Schema.FieldType;
import org.apache.beam.sdk.schemas.logicaltypes.EnumerationType;
import org.apache.beam.sdk.schemas.logicaltypes.NanosDuration;
import org.apache.beam.sdk.schemas.logicaltypes.NanosInstant;
import org.apache.beam.sdk.schemas.logicaltypes.SqlTypes;
import org.apache.beam.sdk.values.Row;
import org.apache.beam.sdk.values.TypeDescriptor;

/**
 * Finds the mapping of a component by its type; none where a row would lose something.
 *
 * <p>Instants keep their nanoseconds ({@link NanosInstant}), enums stand by name, records are rows,
 * sets and arrays are arrays.
 */
@SuppressWarnings("JavaUtilDate") // that is what others' records have
final class FieldMappings {

  private static final Map<Class<?>, FieldMapping> BY_CLASS =
      Map.ofEntries(
          Map.entry(Boolean.class, same(FieldType.BOOLEAN)),
          Map.entry(Byte.class, same(FieldType.BYTE)),
          Map.entry(Short.class, same(FieldType.INT16)),
          Map.entry(Integer.class, same(FieldType.INT32)),
          Map.entry(Long.class, same(FieldType.INT64)),
          Map.entry(Float.class, same(FieldType.FLOAT)),
          Map.entry(Double.class, same(FieldType.DOUBLE)),
          Map.entry(String.class, same(FieldType.STRING)),
          Map.entry(
              Character.class,
              FieldMapping.<Character, String>converted(
                  FieldType.STRING, String::valueOf, text -> text.charAt(0))),
          Map.entry(BigDecimal.class, same(FieldType.DECIMAL)),
          Map.entry(
              BigInteger.class,
              converted(FieldType.DECIMAL, BigDecimal::new, BigDecimal::toBigIntegerExact)),
          Map.entry(byte[].class, same(FieldType.BYTES)),
          Map.entry(org.joda.time.Instant.class, same(FieldType.DATETIME)),
          Map.entry(
              Date.class,
              FieldMapping.<Date, org.joda.time.Instant>converted(
                  FieldType.DATETIME,
                  date -> org.joda.time.Instant.ofEpochMilli(date.getTime()),
                  org.joda.time.Instant::toDate)),
          Map.entry(Instant.class, same(FieldType.logicalType(new NanosInstant()))),
          Map.entry(
              Timestamp.class,
              converted(
                  FieldType.logicalType(new NanosInstant()),
                  Timestamp::toInstant,
                  Timestamp::from)),
          Map.entry(Duration.class, same(FieldType.logicalType(new NanosDuration()))),
          Map.entry(LocalDate.class, same(FieldType.logicalType(SqlTypes.DATE))),
          Map.entry(LocalTime.class, same(FieldType.logicalType(SqlTypes.TIME))),
          Map.entry(LocalDateTime.class, same(FieldType.logicalType(SqlTypes.DATETIME))),
          Map.entry(UUID.class, same(FieldType.logicalType(SqlTypes.UUID))));

  /** The records that the type is a part of: a schema that contained itself would have no end. */
  private final List<TypeDescriptor<?>> path;

  private FieldMappings(List<TypeDescriptor<?>> path) {
    this.path = path;
  }

  /** Mappings of types that are a part of nothing. */
  static FieldMappings outermost() {
    return new FieldMappings(List.of());
  }

  /** Mappings of the components of a record; none if it contains itself. */
  Optional<FieldMappings> inside(TypeDescriptor<?> record) {
    if (path.contains(record) || path.size() == ComponentCoders.MAX_DEPTH) {
      return Optional.empty();
    }
    List<TypeDescriptor<?>> longer = new ArrayList<>(path);
    longer.add(record);
    return Optional.of(new FieldMappings(longer));
  }

  /** The mapping of a type; empty if rows have nothing like it. */
  Optional<FieldMapping> of(TypeDescriptor<?> type) {
    Class<?> raw = RecordShape.boxed(type).getRawType();
    if (BY_CLASS.containsKey(raw)) {
      return Optional.of(BY_CLASS.get(raw));
    }
    if (raw.isEnum()) {
      return Optional.of(ofEnum(raw));
    }
    if (raw.isRecord()) {
      return RecordSchema.of(type, this).map(FieldMappings::ofRecord);
    }
    if (raw.isArray()) {
      return of(type.getComponentType())
          .map(element -> ArrayMappings.ofArray(type.getComponentType().getRawType(), element));
    }
    if (raw == List.class || raw == Collection.class) {
      return argument(type, raw, 0).map(ArrayMappings::ofList);
    }
    if (raw == Set.class) {
      return argument(type, raw, 0).map(ArrayMappings::ofSet);
    }
    return raw == Map.class ? ofMap(type) : Optional.empty();
  }

  private Optional<FieldMapping> ofMap(TypeDescriptor<?> type) {
    return argument(type, Map.class, 0)
        .flatMap(key -> argument(type, Map.class, 1).map(value -> ArrayMappings.ofMap(key, value)));
  }

  /** The mapping of a type argument, where that is known. */
  private Optional<FieldMapping> argument(TypeDescriptor<?> type, Class<?> generic, int index) {
    TypeDescriptor<?> argument = type.resolveType(generic.getTypeParameters()[index]);
    return argument.hasUnresolvedParameters() ? Optional.empty() : of(argument);
  }

  private static FieldMapping ofRecord(RecordSchema<?> record) {
    return new FieldMapping(
        FieldType.row(record.schema()), record::toRow, value -> record.fromRow((Row) value));
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
}
