package io.millrace.jdbc.dialect;

import java.io.Serializable;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.LocalTime;
import java.util.Optional;
import java.util.Set;

/**
 * A column of a table or of a query's result.
 *
 * @param name as the database stores it
 * @param jdbcType one of {@link java.sql.Types}
 * @param typeName the database's own name of the type
 * @param precision digits or characters at most; 0 where there is no limit or none is known
 * @param scale digits behind the decimal point
 * @param nullable whether it may hold NULL; true where the database does not tell
 * @param knownType the type as Millrace reads and writes it; null if it does neither
 */
public record Column(
    String name,
    int jdbcType,
    String typeName,
    int precision,
    int scale,
    boolean nullable,
    ColumnType knownType)
    implements Serializable {

  private static final String TIME = "TIME";

  /** {@code char(n)} of PostgreSQL and H2; MariaDB itself gives it without blanks. */
  private static final Set<String> PADDED = Set.of("bpchar", "CHARACTER");

  /** H2's decimals of a number of digits, wherever the point is. */
  private static final String ANY_SCALE = "DECFLOAT";

  private static final int TO_MINUTES = 5;

  /** The type as Millrace reads and writes it; empty if it does neither. */
  public Optional<ColumnType> type() {
    return Optional.ofNullable(knownType);
  }

  /** Whether it holds decimals of so many digits behind the point, and not of any number. */
  public boolean hasScale() {
    return knownType == ColumnType.DECIMAL && precision > 0 && !typeName.equals(ANY_SCALE);
  }

  /**
   * Reads a value of a column that has a type, null for NULL.
   *
   * @throws SQLException if the value is none that the type's Java class has, by the column's name
   */
  public Object read(ResultSet row, int index) throws SQLException {
    try {
      Object value = knownType.read(row, index);
      if (value instanceof LocalTime time && typeName.equals(TIME)) {
        checkTime(time, row.getString(index));
      }
      return value instanceof String text && isPadded() ? withoutPadding(text) : value;
    } catch (SQLException | DateTimeException e) {
      String state = e instanceof SQLException failure ? failure.getSQLState() : null;
      throw new SQLException("column %s: %s".formatted(this, e.getMessage()), state, e);
    }
  }

  /**
   * Whether its values are filled up with blanks, which are no part of them: SQL drops them where
   * such a value becomes a text, and takes no notice of them where it compares two.
   */
  public boolean isPadded() {
    return PADDED.contains(typeName);
  }

  private static String withoutPadding(String text) {
    int end = text.length();
    while (end > 0 && text.charAt(end - 1) == ' ') {
      end--;
    }
    return text.substring(0, end);
  }

  // MariaDB's has up to 838 hours, and below none, of which its driver drops whole days.
  private static void checkTime(LocalTime time, String text) throws SQLException {
    if (!text.startsWith(time.toString().substring(0, TO_MINUTES))) {
      throw new SQLException(
          "'%s' is no time of day; select an expression instead".formatted(text));
    }
  }

  /** Name and type, for messages. */
  @Override
  public String toString() {
    return name + " (" + typeName + ")";
  }
}
