package io.millrace.jobs.options;

import io.millrace.jdbc.secret.Secret;
import io.millrace.jobs.JobSize;
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
public final class RowEstimate {

  private static final String POSTGRES = "jdbc:postgresql:";
  private static final String SECONDS = "2";

  /**
   * Up to so many rows, measured with 600,000, a JVM that compiles quickly has ended before one
   * that compiles well has paid.
   */
  private static final long SMALL = 1_000_000;

  private RowEstimate() {}

  /** How big a job is that reads this. */
  public static JobSize size(SourceOptions options) {
    return size(of(options).orElse(Long.MAX_VALUE));
  }

  /** How big a job is that reads so many rows. */
  public static JobSize size(long rows) {
    return rows < SMALL ? JobSize.SMALL : JobSize.LARGE;
  }

  /**
   * The estimate for the table to read; empty if there is none, for whatever reason. What is wrong
   * with the options is for the job itself to say.
   */
  static OptionalLong of(SourceOptions options) {
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

  private static Properties properties(SourceOptions options) {
    Properties properties = new Properties();
    properties.setProperty("connectTimeout", SECONDS);
    properties.setProperty("socketTimeout", SECONDS);
    if (options.fromUser != null) {
      properties.setProperty("user", UserName.resolve(options.fromUser));
    }
    if (options.fromPassword != null) {
      properties.setProperty("password", Secret.parse(options.fromPassword).resolve());
    }
    return properties;
  }
}
