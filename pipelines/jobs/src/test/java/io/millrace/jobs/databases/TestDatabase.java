package io.millrace.jobs.databases;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.Date;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** A database for a test, empty when it is made. */
public final class TestDatabase {

  private static EmbeddedPostgres server;
  private static MariaDbServer mariaDb;

  private final String url;
  private final boolean postgres;

  private TestDatabase(String url, boolean postgres) {
    this.url = url;
    this.postgres = postgres;
  }

  public static TestDatabase h2() {
    return new TestDatabase("jdbc:h2:mem:%s;DB_CLOSE_DELAY=-1".formatted(name()), false);
  }

  public static TestDatabase postgres() {
    String name = name();
    try (Connection connection = server().getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE DATABASE " + name);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    return new TestDatabase(server().getJdbcUrl("postgres", name), true);
  }

  /** In a database whose texts have MariaDB's usual collation, which ignores case. */
  public static TestDatabase mariaDb() {
    String name = name();
    TestDatabase all = new TestDatabase(mariaDbServer().url("mysql"), false);
    all.execute("CREATE DATABASE %s CHARACTER SET utf8mb4".formatted(name));
    return new TestDatabase(mariaDbServer().url(name), false);
  }

  private static synchronized MariaDbServer mariaDbServer() {
    if (mariaDb == null) {
      try {
        mariaDb = MariaDbServer.start();
      } catch (IOException e) {
        throw new IllegalStateException(e);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException(e);
      }
    }
    return mariaDb;
  }

  private static String name() {
    return "t_" + UUID.randomUUID().toString().replace("-", "");
  }

  /** One server for all tests of this JVM; it ends with the JVM. */
  private static synchronized EmbeddedPostgres server() {
    if (server == null) {
      try {
        server = EmbeddedPostgres.start();
      } catch (IOException e) {
        throw new IllegalStateException(e);
      }
    }
    return server;
  }

  public String url() {
    return url;
  }

  public boolean isPostgres() {
    return postgres;
  }

  public Connection connect() throws SQLException {
    return DriverManager.getConnection(url);
  }

  public void execute(String... statements) {
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The rows of a query, values in {@code java.time} and {@code java.lang}. */
  public List<List<Object>> query(String sql) {
    List<List<Object>> rows = new ArrayList<>();
    try (Connection connection = connect();
        Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      while (result.next()) {
        List<Object> row = new ArrayList<>();
        for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
          row.add(value(result.getObject(i)));
        }
        rows.add(row);
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    return rows;
  }

  private static Object value(Object value) {
    if (value instanceof Timestamp timestamp) {
      return timestamp.toLocalDateTime();
    }
    return value instanceof Date date ? date.toLocalDate() : value;
  }
}
