package io.millrace.jdbc.dialect.h2;

import io.millrace.jdbc.dialect.Equality;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** The equality of H2's texts. */
public final class H2Equality {

  private static final String COLLATION =
      "SELECT 1 FROM INFORMATION_SCHEMA.SETTINGS"
          + " WHERE SETTING_NAME = 'COLLATION' AND SETTING_VALUE <> 'OFF'";

  private H2Equality() {}

  /** Of an expression of a type that is read as a text. */
  public static Equality of(Connection connection, String expression, String typeName)
      throws SQLException {
    if (typeName.equals("VARCHAR_IGNORECASE")) {
      return Equality.refused(
          expression,
          "which takes texts for equal that differ in case; write lower(%1$s), or CAST(%1$s AS varchar)"
              .formatted(expression));
    }
    if (!typeName.startsWith("CHARACTER")) {
      return Equality.asRead(expression);
    }
    if (hasCollation(connection)) {
      return Equality.refused(
          expression,
          "whose collation may take texts for equal that differ; write CAST(%s AS varbinary)"
              .formatted(expression));
    }
    return Equality.asRead(
        typeName.equals("CHARACTER")
            ? "TRIM(TRAILING ' ' FROM %s)".formatted(expression)
            : expression);
  }

  private static boolean hasCollation(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(COLLATION)) {
      return row.next();
    }
  }
}
