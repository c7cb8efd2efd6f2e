package io.millrace.jdbc.dialect.postgres;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** What a session of PostgreSQL is set to. */
final class PostgresSession {

  /** What the text of values depends on, as for pg_dump, and what an array's NULL is. */
  private static final String PINNED =
      """
      SELECT set_config('DateStyle', 'ISO', false), set_config('IntervalStyle', 'postgres', false),
             set_config('extra_float_digits', '3', false), set_config('bytea_output', 'hex', false),
             set_config('standard_conforming_strings', 'on', false),
             set_config('xmloption', 'content', false), set_config('xmlbinary', 'base64', false),
             set_config('array_nulls', 'on', false),
             set_config('transform_null_equals', 'off', false),
             set_config('gin_fuzzy_search_limit', '0', false),
             set_config('TimeZone', ?, false)
      """;

  /**
   * What is set for the role in the database, for the role, for the database, for all. The driver
   * has told the server its own zone by now, and so what the server's own is cannot be seen; initdb
   * sets that of the log to the same.
   */
  private static final String TIME_ZONE =
      """
      SELECT coalesce(
        (SELECT substr(setting, strpos(setting, '=') + 1)
         FROM pg_db_role_setting, unnest(setconfig) AS setting
         WHERE lower(split_part(setting, '=', 1)) = 'timezone'
           AND setdatabase IN (0, (SELECT oid FROM pg_database WHERE datname = current_database()))
           AND setrole IN (0, (SELECT oid FROM pg_roles WHERE rolname = session_user))
         ORDER BY setrole = 0, setdatabase = 0 LIMIT 1),
        current_setting('log_timezone'))
      """;

  private PostgresSession() {}

  static void pin(Connection connection, String timeZone) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(PINNED)) {
      statement.setString(1, timeZone);
      statement.executeQuery().close();
    }
  }

  static String timeZone(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(TIME_ZONE)) {
      row.next();
      return row.getString(1);
    }
  }

  /** An offset counts to the west there, as POSIX has it, and needs a name. */
  static String timeZone(ZoneId zone) {
    if (!(zone.normalized() instanceof ZoneOffset offset)) {
      return zone.getId();
    }
    return offset.equals(ZoneOffset.UTC)
        ? "UTC"
        : "<%s>%s".formatted(offset, ZoneOffset.ofTotalSeconds(-offset.getTotalSeconds()));
  }

  /** Lifts those of sessions and transactions; who reads waits for others in the middle of both. */
  static void liftTimeLimits(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(
          """
          SELECT set_config(name, '0', false) FROM pg_settings
          WHERE name IN ('idle_in_transaction_session_timeout', 'idle_session_timeout',
                         'transaction_timeout')
          """);
    }
  }
}
