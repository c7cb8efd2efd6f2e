package io.millrace.jdbc.dialect.postgres;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.regex.Pattern;

/** A snapshot that one transaction exports and others import. */
final class PostgresSnapshot {

  private static final Pattern NAME = Pattern.compile("[0-9A-F-]+");

  private PostgresSnapshot() {}

  static String begin(Connection connection) throws SQLException {
    // It does nothing for as long as others read, which a server may take for a mistake.
    PostgresSession.liftTimeLimits(connection);
    try (Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      statement.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY");
      try (ResultSet row = statement.executeQuery("SELECT pg_export_snapshot()")) {
        row.next();
        return row.getString(1);
      }
    }
  }

  static void enter(Connection connection, String name) throws SQLException {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException("snapshot must be %s, is '%s'".formatted(NAME, name));
    }
    try (Statement statement = connection.createStatement()) {
      statement.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY");
      statement.execute("SET TRANSACTION SNAPSHOT '" + name + "'");
    }
  }
}
