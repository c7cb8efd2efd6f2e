package io.millrace.jobs.aggregate;

import io.millrace.jdbc.dialect.ColumnType;
import java.util.EnumSet;
import java.util.Set;

/** Which columns an aggregate takes. */
public enum ArgumentKind {
  /** A column of any type. */
  ANYTHING("anything", EnumSet.allOf(ColumnType.class)),
  /** A column whose values can be added. */
  NUMBERS(
      "numbers",
      EnumSet.of(
          ColumnType.INT16,
          ColumnType.INT32,
          ColumnType.INT64,
          ColumnType.DECIMAL,
          ColumnType.FLOAT,
          ColumnType.DOUBLE)),
  /** A column whose values have an order that all databases agree on. */
  ORDERED(
      "numbers, texts, dates and times",
      EnumSet.complementOf(EnumSet.of(ColumnType.BOOLEAN, ColumnType.BYTES, ColumnType.UUID)));

  private final String words;

  @SuppressWarnings("ImmutableEnumChecker") // Never changed.
  private final Set<ColumnType> types;

  ArgumentKind(String words, Set<ColumnType> types) {
    this.words = words;
    this.types = types;
  }

  /** Whether a column of this type is one. */
  public boolean includes(ColumnType type) {
    return types.contains(type);
  }

  /** In words, for messages. */
  @Override
  public String toString() {
    return words;
  }
}
