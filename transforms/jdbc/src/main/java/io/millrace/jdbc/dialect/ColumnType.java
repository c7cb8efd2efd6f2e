package io.millrace.jdbc.dialect;

import java.math.BigDecimal;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;
import org.apache.beam.sdk.schemas.Schema.FieldType;
import org.apache.beam.sdk.schemas.logicaltypes.NanosInstant;
import org.apache.beam.sdk.schemas.logicaltypes.SqlTypes;

/**
 * The column types that Millrace reads and writes, each with the one Java class that stands for it
 * between the database and the rest: nothing that the type can hold is lost in that class.
 */
public enum ColumnType {
  INT16(Short.class, FieldType.INT16, 8, (row, i) -> orNull(row, row.getShort(i))),
  INT32(Integer.class, FieldType.INT32, 8, (row, i) -> orNull(row, row.getInt(i))),
  INT64(Long.class, FieldType.INT64, 8, (row, i) -> orNull(row, row.getLong(i))),
  FLOAT(Float.class, FieldType.FLOAT, 8, (row, i) -> orNull(row, row.getFloat(i))),
  DOUBLE(Double.class, FieldType.DOUBLE, 8, (row, i) -> orNull(row, row.getDouble(i))),
  DECIMAL(BigDecimal.class, FieldType.DECIMAL, 16, ResultSet::getBigDecimal),
  BOOLEAN(Boolean.class, FieldType.BOOLEAN, 8, (row, i) -> orNull(row, row.getBoolean(i))),
  STRING(String.class, FieldType.STRING, 64, ResultSet::getString),
  BYTES(byte[].class, FieldType.BYTES, 256, ResultSet::getBytes),
  DATE(
      LocalDate.class,
      FieldType.logicalType(SqlTypes.DATE),
      8,
      (row, i) -> orNone(row, i, row.getObject(i, LocalDate.class))),
  TIME(
      LocalTime.class,
      FieldType.logicalType(SqlTypes.TIME),
      8,
      (row, i) -> row.getObject(i, LocalTime.class)),
  /** Date and time of day, without a zone. */
  TIMESTAMP(
      LocalDateTime.class,
      FieldType.logicalType(SqlTypes.DATETIME),
      8,
      (row, i) -> orNone(row, i, row.getObject(i, LocalDateTime.class))),
  /** A point in time. */
  TIMESTAMPTZ(
      Instant.class,
      FieldType.logicalType(new NanosInstant()),
      8,
      (row, i) -> instant(orNone(row, i, row.getObject(i, OffsetDateTime.class)))),
  UUID(
      UUID.class,
      FieldType.logicalType(SqlTypes.UUID),
      16,
      (row, i) -> row.getObject(i, UUID.class));

  private final Class<?> javaType;

  @SuppressWarnings("ImmutableEnumChecker") // It is immutable, and not annotated so.
  private final FieldType fieldType;

  private final int typicalBytes;

  @SuppressWarnings("ImmutableEnumChecker") // Lambdas without state.
  private final Getter getter;

  ColumnType(Class<?> javaType, FieldType fieldType, int typicalBytes, Getter getter) {
    this.javaType = javaType;
    this.fieldType = fieldType.withNullable(true);
    this.typicalBytes = typicalBytes;
    this.getter = getter;
  }

  /** The class of the values that {@link #read} gives and {@link #bind} takes. */
  public Class<?> javaType() {
    return javaType;
  }

  /** The type of a nullable Beam field with such values. */
  public FieldType fieldType() {
    return fieldType;
  }

  /** A rough size of one value, for the choice of a fetch size. */
  public int typicalBytes() {
    return typicalBytes;
  }

  /** Reads a value of this type, null for NULL. */
  public Object read(ResultSet row, int index) throws SQLException {
    return getter.get(row, index);
  }

  /** Sets a parameter to a value of this type, NULL for null. */
  public void bind(PreparedStatement statement, int index, Object value) throws SQLException {
    statement.setObject(
        index, value instanceof Instant instant ? instant.atOffset(ZoneOffset.UTC) : value);
  }

  private static Object orNull(ResultSet row, Object value) throws SQLException {
    return row.wasNull() ? null : value;
  }

  // MariaDB's driver gives null for 0000-00-00.
  private static <T> T orNone(ResultSet row, int index, T time) throws SQLException {
    if (time == null) {
      String text = row.getString(index);
      if (text != null) {
        throw new SQLException("'%s' is no date; select an expression instead".formatted(text));
      }
    }
    return time;
  }

  private static Instant instant(OffsetDateTime time) {
    return time == null ? null : time.toInstant();
  }

  private interface Getter {
    Object get(ResultSet row, int index) throws SQLException;
  }
}
