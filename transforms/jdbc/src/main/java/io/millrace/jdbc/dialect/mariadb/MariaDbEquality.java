package io.millrace.jdbc.dialect.mariadb;

import io.millrace.jdbc.dialect.Equality;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * The equality of MariaDB's texts, which is that of their collations.
 *
 * <p>Texts are equal where their weights are. A collation that pads has blanks behind the shorter
 * text when it compares, so that the weights of blanks at the end do not count.
 */
public final class MariaDbEquality {

  private static final String NO_PADDING = "_nopad_";

  private MariaDbEquality() {}

  /**
   * Of an expression that is read as a text.
   *
   * @param from the table, or the query with its alias, that has its columns
   */
  public static Equality of(Connection connection, String from, String expression)
      throws SQLException {
    String collation = collation(connection, from, expression);
    boolean pads = !collation.contains(NO_PADDING);
    if (collation.equals("binary") || (collation.endsWith("_bin") && !pads)) {
      return Equality.asRead(expression);
    }
    if (collation.endsWith("_bin")) {
      return Equality.of(expression, "TRIM(TRAILING ' ' FROM %s)".formatted(expression));
    }
    if (hasSeveralLevels(collation)) {
      return Equality.refused(
          expression,
          "whose collation %s takes texts for equal that differ; write CONVERT(%s USING utf8mb4) COLLATE utf8mb4_nopad_bin"
              .formatted(collation, expression));
    }
    String weights = "WEIGHT_STRING(%s)".formatted(expression);
    return Equality.of(expression, pads ? withoutBlanks(expression, weights) : weights);
  }

  /** The weights of the first level come first for all characters, and blanks are among them. */
  private static boolean hasSeveralLevels(String collation) {
    return collation.endsWith("_cs") || collation.contains("_as_");
  }

  /** The empty text gives the blank its collation. */
  private static String withoutBlanks(String expression, String weights) {
    return "TRIM(TRAILING WEIGHT_STRING(CONCAT(LEFT(%s, 0), ' ')) FROM %s)"
        .formatted(expression, weights);
  }

  private static String collation(Connection connection, String from, String expression)
      throws SQLException {
    String sql = "SELECT COLLATION((SELECT %s FROM %s LIMIT 0))".formatted(expression, from);
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return row.getString(1);
    }
  }
}
