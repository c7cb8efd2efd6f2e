package io.millrace.jdbc.internal.element;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.apache.beam.sdk.coders.Coder;
import org.apache.beam.sdk.schemas.Schema;
import org.apache.beam.sdk.schemas.Schema.FieldType;
import org.apache.beam.sdk.schemas.SchemaCoder;
import org.apache.beam.sdk.schemas.logicaltypes.FixedPrecisionNumeric;
import org.apache.beam.sdk.schemas.logicaltypes.FixedString;
import org.apache.beam.sdk.schemas.logicaltypes.MicrosInstant;
import org.apache.beam.sdk.schemas.logicaltypes.NanosInstant;
import org.apache.beam.sdk.schemas.logicaltypes.SqlTypes;
import org.apache.beam.sdk.schemas.logicaltypes.VariableBytes;
import org.apache.beam.sdk.schemas.logicaltypes.VariableString;
import org.apache.beam.sdk.values.Row;

/** Beam's rows, as they are written. */
public record RowElements(Schema schema) implements Elements<Row> {

  private static final Map<String, Class<?>> LOGICAL_TYPES =
      Map.ofEntries(
          Map.entry(SqlTypes.DATE.getIdentifier(), LocalDate.class),
          Map.entry(SqlTypes.TIME.getIdentifier(), LocalTime.class),
          Map.entry(SqlTypes.DATETIME.getIdentifier(), LocalDateTime.class),
          Map.entry(SqlTypes.UUID.getIdentifier(), UUID.class),
          Map.entry(MicrosInstant.IDENTIFIER, Instant.class),
          Map.entry(NanosInstant.IDENTIFIER, Instant.class),
          Map.entry(FixedPrecisionNumeric.IDENTIFIER, BigDecimal.class),
          Map.entry(FixedString.IDENTIFIER, String.class),
          Map.entry(VariableString.IDENTIFIER, String.class),
          Map.entry(VariableBytes.IDENTIFIER, byte[].class));

  /**
   * Rows with this coder.
   *
   * @throws IllegalArgumentException if it has no schema
   */
  public static RowElements of(Coder<Row> coder) {
    if (coder instanceof SchemaCoder<Row> schemaCoder) {
      return new RowElements(schemaCoder.getSchema());
    }
    throw new IllegalArgumentException(
        "coder of the rows must have a schema, is %s; set the rows' schema".formatted(coder));
  }

  @Override
  public String description() {
    return "the row";
  }

  @Override
  public List<Field> fields() {
    return schema.getFields().stream()
        .map(
            field ->
                new Field(
                    field.getName(), javaType(field.getType()), field.getType().getNullable()))
        .toList();
  }

  @Override
  public Function<Row, Object[]> extractor() {
    return row -> row.getValues().toArray();
  }

  private static Class<?> javaType(FieldType type) {
    return switch (type.getTypeName()) {
      case BYTE -> Byte.class;
      case INT16 -> Short.class;
      case INT32 -> Integer.class;
      case INT64 -> Long.class;
      case FLOAT -> Float.class;
      case DOUBLE -> Double.class;
      case DECIMAL -> BigDecimal.class;
      case BOOLEAN -> Boolean.class;
      case STRING -> String.class;
      case BYTES -> byte[].class;
      case DATETIME -> org.joda.time.Instant.class;
      case LOGICAL_TYPE -> LOGICAL_TYPES.get(type.getLogicalType().getIdentifier());
      default -> null;
    };
  }
}
