package io.millrace.jdbc.dialect.mariadb;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What a user of MariaDB may do. */
final class MariaDbRights {

  /** Access denied to a database (1044), a table (1142), or for want of a right (1227). */
  private static final Set<Integer> DENIED = Set.of(1044, 1142, 1227);

  private MariaDbRights() {}

  /** The server asks for the rights of a statement when it prepares it. */
  static void checkStatement(Connection connection, String sql) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      // The driver prepares a statement when something of it is asked for.
      statement.getParameterMetaData();
    }
  }

  static boolean mayCreate(Connection connection, String sql) throws SQLException {
    try {
      checkStatement(connection, sql);
      return true;
    } catch (SQLException e) {
      if (DENIED.contains(e.getErrorCode())) {
        return false;
      }
      throw e;
    }
  }

  static Optional<String> readOnly(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      try (ResultSet row = statement.executeQuery("SELECT @@global.read_only")) {
        row.next();
        // A number up to MariaDB 11, a word from 12 on.
        if (Set.of("0", "OFF").contains(row.getString(1).toUpperCase(Locale.ROOT))) {
          return Optional.empty();
        }
      }
      try (ResultSet row = statement.executeQuery("SHOW GRANTS")) {
        while (row.next()) {
          String grant = row.getString(1);
          if (grant.contains(" ON *.* ")
              && (grant.contains("ALL PRIVILEGES") || grant.contains("READ ONLY ADMIN"))) {
            return Optional.empty();
          }
        }
      }
      return Optional.of("is read-only (read_only); name its primary");
    }
  }
}
