package io.millrace.jdbc.dialect;

/**
 * A column of a table to be created.
 *
 * @param name its name
 * @param type its type
 * @param precision digits of a {@link ColumnType#DECIMAL}; 0 for as many as a value has
 * @param scale digits behind the decimal point, where there is a precision
 * @param nullable whether it may hold NULL
 */
public record ColumnDefinition(
    String name, ColumnType type, int precision, int scale, boolean nullable) {

  public ColumnDefinition {
    if (name.isBlank()) {
      throw new IllegalArgumentException("name of a column must not be blank");
    }
    if (precision < 0 || scale < 0 || (precision > 0 && scale > precision)) {
      throw new IllegalArgumentException(
          "precision and scale of column %s must be 0 <= scale <= precision, are %d and %d"
              .formatted(name, precision, scale));
    }
  }

  /** A column that may hold NULL, a decimal one with any number of digits. */
  public static ColumnDefinition of(String name, ColumnType type) {
    return new ColumnDefinition(name, type, 0, 0, true);
  }

  /** A column for the values of another, NOT NULL if that is known to be. */
  public static ColumnDefinition like(String name, Column column) {
    ColumnType type = column.type().orElseThrow();
    // numeric(2, -3) has five digits before the point, numeric(2, 3) none.
    int scale = Math.max(column.scale(), 0);
    int precision = Math.max(column.precision() - column.scale(), 0) + scale;
    boolean digits = column.hasScale();
    return new ColumnDefinition(
        name, type, digits ? precision : 0, digits ? scale : 0, column.nullable());
  }

  /** The same column, NOT NULL. */
  public ColumnDefinition notNull() {
    return new ColumnDefinition(name, type, precision, scale, false);
  }

  /** The same column, for decimals of {@code precision} digits, {@code scale} of them decimals. */
  public ColumnDefinition digits(int precision, int scale) {
    return new ColumnDefinition(name, type, precision, scale, nullable);
  }
}
