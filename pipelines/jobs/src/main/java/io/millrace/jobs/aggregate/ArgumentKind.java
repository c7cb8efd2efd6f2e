package io.millrace.jobs.aggregate;

import io.millrace.jdbc.dialect.Column;
import io.millrace.jdbc.dialect.ColumnType;
import java.util.EnumSet;
import java.util.Locale;
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
  /** A column whose values have an order that all databases agree on, and we too. */
  ORDERED(
      "numbers, texts, dates and times",
      EnumSet.complementOf(EnumSet.of(ColumnType.BOOLEAN, ColumnType.BYTES, ColumnType.UUID)));

  /**
   * The types of texts, by the databases' names. What else is read as a text is that only for us:
   * an interval's, an array's or an enum's order is another than that of its text, and so is that
   * of a text that ignores case.
   */
  private static final Set<String> TEXTS =
      Set.of(
          "TEXT",
          "VARCHAR",
          "BPCHAR",
          "CHAR",
          "NAME",
          "TINYTEXT",
          "MEDIUMTEXT",
          "LONGTEXT",
          "CHARACTER",
          "CHARACTER VARYING",
          "CHARACTER LARGE OBJECT");

  private final String words;

  @SuppressWarnings("ImmutableEnumChecker") // Never changed.
  private final Set<ColumnType> types;

  ArgumentKind(String words, Set<ColumnType> types) {
    this.words = words;
    this.types = types;
  }

  /** Whether a column that is read is one. */
  public boolean includes(Column column) {
    return types.contains(column.type().orElseThrow())
        && (this != ORDERED || !isTextForUsAlone(column));
  }

  /** Whether a column's values are texts here and something else in their database. */
  public static boolean isTextForUsAlone(Column column) {
    return column.knownType() == ColumnType.STRING
        && !TEXTS.contains(column.typeName().toUpperCase(Locale.ROOT));
  }

  /** In words, for messages. */
  @Override
  public String toString() {
    return words;
  }
}
