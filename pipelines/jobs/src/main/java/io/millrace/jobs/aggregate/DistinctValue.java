package io.millrace.jobs.aggregate;

import io.millrace.jdbc.dialect.ColumnType;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import org.apache.beam.sdk.transforms.ProcessFunction;
import org.apache.beam.sdk.values.Row;

/** Values that are equal in SQL as objects that are equal in Java. */
final class DistinctValue {

  private DistinctValue() {}

  /** The class of what {@link #of} gives. */
  @SuppressWarnings("unchecked") // all that is done with the values is to compare them
  static Class<Object> javaType(ColumnType type) {
    return (Class<Object>) (type == ColumnType.BYTES ? String.class : type.javaType());
  }

  /** Reads a value of a row, null for NULL. */
  static ProcessFunction<Row, Object> of(Operand operand) {
    int i = operand.index();
    return switch (operand.type()) {
      // 1.0 and 1.00 are one value.
      case DECIMAL -> row -> stripped(row.getValue(i));
      // Each byte becomes the character of its number.
      case BYTES -> row -> text(row.getValue(i));
      // Adding makes 0.0 of -0.0, and nothing else of anything else.
      case DOUBLE -> row -> row.getValue(i) == null ? null : row.<Double>getValue(i) + 0.0;
      case FLOAT -> row -> row.getValue(i) == null ? null : row.<Float>getValue(i) + 0.0f;
      default -> row -> row.getValue(i);
    };
  }

  private static BigDecimal stripped(BigDecimal value) {
    return value == null ? null : value.stripTrailingZeros();
  }

  private static String text(byte[] bytes) {
    return bytes == null ? null : new String(bytes, StandardCharsets.ISO_8859_1);
  }
}
