package io.millrace.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A real database of its own for a test class, that has no open connection at the end. */
final class TestDatabase implements BeforeAllCallback, AfterAllCallback {

  private final Server server;
  private final String name = "test_" + UUID.randomUUID().toString().replace('-', '_');

  private TestDatabase(Server server) {
    this.server = server;
  }

  static TestDatabase h2() {
    return new TestDatabase(new H2());
  }

  /** On the one server of this JVM, started with the first and stopped with the JVM. */
  static TestDatabase postgres() {
    return new TestDatabase(new Postgres());
  }

  String url() {
    return server.url(name);
  }

  Database database() {
    return Database.at(url());
  }

  /** Of the PostgreSQL server, on this machine. */
  int port() {
    return Postgres.server().getPort();
  }

  boolean isPostgres() {
    return server instanceof Postgres;
  }

  /** Runs statements. */
  void execute(String... statements) {
    try (Connection connection = database().connect();
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The rows of a query, their values as text. */
  List<List<String>> query(String sql) {
    List<List<String>> rows = new ArrayList<>();
    try (Connection connection = database().connect();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      while (row.next()) {
        List<String> values = new ArrayList<>();
        for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
          values.add(row.getString(i));
        }
        rows.add(values);
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    return rows;
  }

  @Override
  public void beforeAll(ExtensionContext context) {
    server.create(this, name);
  }

  @Override
  public void afterAll(ExtensionContext context) {
    assertThat(query(server.otherSessions())).as("connections left open").isEmpty();
    server.drop(this, name);
  }

  private interface Server {
    String url(String name);

    void create(TestDatabase test, String name);

    void drop(TestDatabase test, String name);

    String otherSessions();
  }

  private static final class H2 implements Server {
    @Override
    public String url(String name) {
      return "jdbc:h2:mem:" + name + ";DB_CLOSE_DELAY=-1";
    }

    @Override
    public void create(TestDatabase test, String name) {
      test.execute("SELECT 1");
    }

    @Override
    public void drop(TestDatabase test, String name) {
      test.execute("SHUTDOWN");
    }

    @Override
    public String otherSessions() {
      return "SELECT executing_statement FROM information_schema.sessions"
          + " WHERE session_id <> session_id()";
    }
  }

  private static final class Postgres implements Server {

    private static EmbeddedPostgres running;

    private static synchronized EmbeddedPostgres server() {
      try {
        if (running == null) {
          running = EmbeddedPostgres.builder().setServerConfig("fsync", "off").start();
        }
        return running;
      } catch (IOException e) {
        throw new IllegalStateException(e);
      }
    }

    @Override
    public String url(String name) {
      return server().getJdbcUrl("postgres", name);
    }

    @Override
    public void create(TestDatabase test, String name) {
      admin("CREATE DATABASE " + name);
    }

    @Override
    public void drop(TestDatabase test, String name) {
      admin("DROP DATABASE " + name + " WITH (FORCE)");
    }

    @Override
    public String otherSessions() {
      return "SELECT query FROM pg_stat_activity"
          + " WHERE datname = current_database() AND pid <> pg_backend_pid()";
    }

    private static void admin(String sql) {
      try (Connection connection = server().getPostgresDatabase().getConnection();
          Statement statement = connection.createStatement()) {
        statement.execute(sql);
      } catch (SQLException e) {
        throw new IllegalStateException(e);
      }
    }
  }
}
