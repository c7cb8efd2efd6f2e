package io.millrace.jdbc.dialect.postgres;

import io.millrace.jdbc.dialect.Table;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.util.Optional;

/** What a user of PostgreSQL may do. */
final class PostgresRights {

  private PostgresRights() {}

  /** {@code EXPLAIN} asks for the same rights as the statement, and whether a view takes rows. */
  static void checkStatement(Connection connection, String sql) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement("EXPLAIN " + sql)) {
      int parameters = statement.getParameterMetaData().getParameterCount();
      for (int i = 1; i <= parameters; i++) {
        statement.setNull(i, Types.ARRAY);
      }
      statement.executeQuery().close();
    }
  }

  static boolean mayCreate(Connection connection, Table table) throws SQLException {
    String sql = "SELECT has_schema_privilege(?, 'CREATE')";
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setString(1, table.schema());
      try (ResultSet row = statement.executeQuery()) {
        return row.next() && row.getBoolean(1);
      }
    }
  }

  static Optional<String> readOnly(Connection connection) throws SQLException {
    String sql = "SELECT pg_is_in_recovery(), current_setting('transaction_read_only') = 'on'";
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      if (row.getBoolean(1)) {
        return Optional.of("is a standby, which is read-only; name its primary");
      }
      return row.getBoolean(2)
          ? Optional.of("is read-only for this user; set default_transaction_read_only = off")
          : Optional.empty();
    }
  }
}
