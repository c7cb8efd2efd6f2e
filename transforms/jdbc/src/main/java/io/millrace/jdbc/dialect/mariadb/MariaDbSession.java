package io.millrace.jdbc.dialect.mariadb;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** What a session of MariaDB is set to. */
final class MariaDbSession {

  static final String TIME_ZONE = "+00:00";

  /** A statement that gives rows takes as long as its reader; a day is all that can be had. */
  static final String NO_TIME_LIMITS =
      "SET net_write_timeout = 86400, max_statement_time = 0, idle_transaction_timeout = 0,"
          + " idle_readonly_transaction_timeout = 0, wait_timeout = 86400";

  /**
   * As MariaDB's own defaults, which a server may have changed, but for two: what does not fit is
   * refused in every table, and a 0 is a 0 where rows are numbered. Not the time zone, which the
   * driver must know as well: it is set where the connection is made.
   */
  private static final String PINNED =
      "SET sql_mode = 'STRICT_TRANS_TABLES,STRICT_ALL_TABLES,ERROR_FOR_DIVISION_BY_ZERO,"
          + "NO_AUTO_CREATE_USER,NO_AUTO_VALUE_ON_ZERO,NO_ENGINE_SUBSTITUTION',"
          + " character_set_results = utf8mb4, collation_connection = utf8mb4_unicode_ci,"
          + " div_precision_increment = 4, group_concat_max_len = 1048576, default_week_format = 0,"
          + " lc_time_names = 'en_US', sql_select_limit = 18446744073709551615, sql_auto_is_null = 0,"
          + " check_constraint_checks = 1, foreign_key_checks = 1, unique_checks = 1";

  private MariaDbSession() {}

  static void pin(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(PINNED);
    }
  }
}
