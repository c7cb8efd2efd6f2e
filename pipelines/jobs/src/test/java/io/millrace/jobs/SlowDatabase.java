package io.millrace.jobs;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;

/** An H2 database that is read slowly enough to be looked at meanwhile, behind a password. */
public final class SlowDatabase {

  /** The password of the user {@code keeper}; another each time, as no class may have it. */
  static final String PASSWORD = "canary" + UUID.randomUUID();

  /** The environment variable that has the password of the user {@code writer}. */
  static final String WRITERS_PASSWORD = "MILLRACE_CANARY";

  private SlowDatabase() {}

  /** Called by the database for each row. */
  public static boolean pause(int millis) throws InterruptedException {
    Thread.sleep(millis);
    return true;
  }

  /**
   * Makes one, with a table of sales.
   *
   * @param folder where its files go
   * @return its URL, without user and password
   */
  static String create(Path folder) throws SQLException {
    String url = "jdbc:h2:file:" + folder.resolve("shop");
    try (Connection connection = DriverManager.getConnection(url, "keeper", PASSWORD);
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE ALIAS pause FOR \"io.millrace.jobs.SlowDatabase.pause\"");
      statement.execute(
          "CREATE TABLE canary_sales (id bigint PRIMARY KEY, region int, amount int) AS"
              + " SELECT x, mod(x, 7), x FROM system_range(1, 100)");
    }
    return url;
  }

  /** Adds the user {@code writer} to one. */
  static void addWriter(String url) throws SQLException {
    try (Connection connection = DriverManager.getConnection(url, "keeper", PASSWORD);
        Statement statement = connection.createStatement()) {
      statement.execute(
          "CREATE USER writer PASSWORD '%s' ADMIN".formatted(System.getenv(WRITERS_PASSWORD)));
    }
  }
}
