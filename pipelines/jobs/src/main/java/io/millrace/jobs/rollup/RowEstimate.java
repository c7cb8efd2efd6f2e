package io.millrace.jobs.rollup;

import io.millrace.jdbc.Secret;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.OptionalLong;
import java.util.Properties;

/**
 * How many rows a PostgreSQL table has by the statistics that the database keeps; asked before Beam
 * is loaded, to choose the JVM that the job runs in.
 */
final class RowEstimate {

  private static final String POSTGRES = "jdbc:postgresql:";
  private static final String SECONDS = "2";

  private RowEstimate() {}

  /**
   * The estimate for the table to read; empty if there is none, for whatever reason. What is wrong
   * with the options is for the job itself to say.
   */
  static OptionalLong of(RollupOptions options) {
    if (options.from == null || options.table == null || !options.from.startsWith(POSTGRES)) {
      return OptionalLong.empty();
    }
    try (Connection connection = DriverManager.getConnection(options.from, properties(options));
        PreparedStatement statement =
            connection.prepareStatement(
                "SELECT reltuples::bigint FROM pg_class WHERE oid = to_regclass(?)")) {
      statement.setString(1, options.table);
      try (ResultSet row = statement.executeQuery()) {
        // Never analysed tables have -1.
        return row.next() && row.getLong(1) >= 0
            ? OptionalLong.of(row.getLong(1))
            : OptionalLong.empty();
      }
    } catch (SQLException | IllegalArgumentException e) {
      return OptionalLong.empty();
    }
  }

  private static Properties properties(RollupOptions options) {
    Properties properties = new Properties();
    properties.setProperty("connectTimeout", SECONDS);
    properties.setProperty("socketTimeout", SECONDS);
    if (options.fromUser != null) {
      properties.setProperty("user", RollupRun.user(options.fromUser));
    }
    if (options.fromPassword != null) {
      properties.setProperty("password", Secret.parse(options.fromPassword).resolve());
    }
    return properties;
  }
}
