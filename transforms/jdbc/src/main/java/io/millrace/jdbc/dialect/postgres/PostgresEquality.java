package io.millrace.jdbc.dialect.postgres;

import io.millrace.jdbc.dialect.Equality;
import io.millrace.jdbc.dialect.postgres.PostgresCanonical.NoneException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** The equality of PostgreSQL's types that are read as texts. */
public final class PostgresEquality {

  /** Undefined function: here, a type without the operator that groups. */
  private static final String NO_OPERATOR = "42883";

  private static final String CHAR = "bpchar";

  private PostgresEquality() {}

  /**
   * Of an expression that is read as a text.
   *
   * @param from the table, or the query with its alias, that has its columns
   */
  public static Equality of(Connection connection, String from, String expression, String typeName)
      throws SQLException {
    String none = "(SELECT %s FROM %s LIMIT 0)".formatted(expression, from);
    if (!groups(connection, none)) {
      return Equality.refused(
          expression,
          "which has no equality in PostgreSQL; write CAST(%s AS text)".formatted(expression));
    }
    long type = number(connection, "SELECT pg_typeof(%s)::oid::bigint".formatted(none));
    try {
      String canonical =
          new PostgresCanonical(connection).of(type, expression, collation(connection, type, none));
      if (canonical.equals(expression)) {
        return Equality.asRead(expression);
      }
      String text = "(%s)::text".formatted(expression);
      return typeName.equals(CHAR)
          ? Equality.asRead(text)
          : Equality.of(text, "(%s)::text".formatted(canonical));
    } catch (NoneException e) {
      return Equality.refused(expression, e.getMessage().formatted(expression));
    }
  }

  /** Prepared, not run. */
  private static boolean groups(Connection connection, String none) throws SQLException {
    String sql = "SELECT 1 FROM (SELECT %s AS v) AS millrace_one GROUP BY v".formatted(none);
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      return statement.getMetaData() != null;
    } catch (SQLException e) {
      if (NO_OPERATOR.equals(e.getSQLState())) {
        return false;
      }
      throw e;
    }
  }

  /** PostgreSQL refuses the question where a type has none. */
  private static long collation(Connection connection, long type, String none) throws SQLException {
    boolean collatable =
        number(connection, "SELECT typcollation::bigint FROM pg_type WHERE oid = " + type) != 0;
    return collatable
        ? number(
            connection,
            "SELECT coalesce(pg_collation_for(%s)::regcollation::oid, 0)::bigint".formatted(none))
        : 0;
  }

  private static long number(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return row.getLong(1);
    }
  }
}
