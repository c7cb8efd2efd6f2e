package io.millrace.jdbc.dialect.postgres;

import io.millrace.jdbc.dialect.Column;
import io.millrace.jdbc.dialect.Table;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Columns of PostgreSQL that are {@code GENERATED ALWAYS AS IDENTITY}. */
final class PostgresIdentity {

  private static final String OVERRIDING = " OVERRIDING SYSTEM VALUE";

  private PostgresIdentity() {}

  /** Those of a table, by name. */
  static List<String> columns(Connection connection, Table table) throws SQLException {
    String sql =
        """
        SELECT attname FROM pg_attribute
        WHERE attrelid = to_regclass(?) AND attnum > 0 AND attidentity = 'a'
        """;
    List<String> names = new ArrayList<>();
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setString(1, table.sql());
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          names.add(row.getString(1));
        }
      }
    }
    return names;
  }

  /** What {@code INSERT} needs behind these columns; often nothing. */
  static String clause(Connection connection, Table table, List<Column> columns)
      throws SQLException {
    List<String> identity = columns(connection, table);
    return columns.stream().anyMatch(column -> identity.contains(column.name()))
            || isView(connection, table)
        ? OVERRIDING
        : "";
  }

  // Its columns do not tell what those of its table are; without such the clause says nothing.
  private static boolean isView(Connection connection, Table table) throws SQLException {
    String sql = "SELECT relkind = 'v' FROM pg_class WHERE oid = to_regclass(?)";
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setString(1, table.sql());
      try (ResultSet row = statement.executeQuery()) {
        return row.next() && row.getBoolean(1);
      }
    }
  }
}
