package io.millrace.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.jdbc.dialect.ColumnDefinition;
import io.millrace.jdbc.dialect.ColumnType;
import io.millrace.jdbc.dialect.Dialect;
import io.millrace.jdbc.dialect.Dialects;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
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
    return new TestDatabase(new Postgres(false));
  }

  /** As {@link #postgres}, of the oldest version that is promised. */
  static TestDatabase oldestPostgres() {
    return new TestDatabase(new Postgres(true));
  }

  /** As {@link #postgres}. */
  static TestDatabase mariaDb() {
    return new TestDatabase(new MariaDb());
  }

  String url() {
    return server.url(name);
  }

  Database database() {
    return Database.at(url());
  }

  /** The schema that tables are in where none is named. */
  String schema() {
    return server.schema(name);
  }

  /** Of the PostgreSQL server, on this machine. */
  int port() {
    return ((Postgres) server).running().getPort();
  }

  /** A name as it is written in a statement. */
  String quote(String identifier) {
    return dialect().quote(identifier);
  }

  /** The type of a column, as {@link Tables} would create it. */
  String type(ColumnType type) {
    return dialect().typeOf(ColumnDefinition.of("any", type));
  }

  /** The type of a column that numbers its rows. */
  String numbered() {
    return server.numbered();
  }

  /** The first and the last point in time of a column that {@link Tables} would create. */
  List<Instant> instants() {
    return server.instants();
  }

  /** A decimal as it comes back from a column that {@link Tables} would create. */
  BigDecimal stored(String decimal) {
    return server.stored(new BigDecimal(decimal));
  }

  /** A column of decimals of which whole ones can be told. */
  ColumnDefinition wholeDecimal(String column) {
    return server.wholeDecimal(ColumnDefinition.of(column, ColumnType.DECIMAL));
  }

  /** The text of true. */
  String truth() {
    return server.truth();
  }

  /** A point in time in a statement, given as date and time in UTC. */
  String instant(String utc) {
    return server.instant(utc);
  }

  /** A type that this database has and Millrace does not read. */
  String typeThatIsNotRead() {
    return server.typeThatIsNotRead();
  }

  private Dialect dialect() {
    return Dialects.forUrl(url());
  }

  /** Runs statements of standard SQL. */
  void execute(String... statements) {
    try (Connection connection = DriverManager.getConnection(server.standardSqlUrl(name));
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The rows of a query of standard SQL, their values as text. */
  List<List<String>> query(String sql) {
    List<List<String>> rows = new ArrayList<>();
    try (Connection connection = DriverManager.getConnection(server.standardSqlUrl(name));
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
    assertThat(sessionsAfterAWhile()).as("connections left open").isEmpty();
    server.drop(this, name);
  }

  // A server ends a session some time after its connection was closed.
  private List<List<String>> sessionsAfterAWhile() {
    long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(5);
    List<List<String>> sessions = query(server.otherSessions());
    while (!sessions.isEmpty() && System.nanoTime() < end) {
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
      sessions = query(server.otherSessions());
    }
    return sessions;
  }

  /** Waits until a session waits for a lock that another one has, or what it does is done. */
  void awaitSessionThatWaits(Future<?> what) {
    while (query(server.waitingSessions()).isEmpty() && !what.isDone()) {
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
    }
  }

  private interface Server {
    String waitingSessions();

    String url(String name);

    void create(TestDatabase test, String name);

    void drop(TestDatabase test, String name);

    String otherSessions();

    String typeThatIsNotRead();

    String truth();

    default String numbered() {
      return "integer GENERATED ALWAYS AS IDENTITY";
    }

    default List<Instant> instants() {
      return List.of(
          Instant.parse("0001-01-01T00:00:00Z"), Instant.parse("9999-12-31T23:59:59.999999Z"));
    }

    default BigDecimal stored(BigDecimal decimal) {
      return decimal;
    }

    default ColumnDefinition wholeDecimal(ColumnDefinition decimal) {
      return decimal;
    }

    default String standardSqlUrl(String name) {
      return url(name);
    }

    default String schema(String name) {
      return "public";
    }

    default String instant(String utc) {
      return "TIMESTAMP WITH TIME ZONE '%s+00:00'".formatted(utc);
    }
  }

  private static final class H2 implements Server {
    @Override
    public String waitingSessions() {
      return "SELECT session_id FROM information_schema.sessions"
          + " WHERE executing_statement LIKE 'ALTER TABLE % ADD CONSTRAINT %'";
    }

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

    @Override
    public String typeThatIsNotRead() {
      return "interval hour";
    }

    @Override
    public String truth() {
      return "TRUE";
    }
  }

  private record Postgres(boolean oldest) implements Server {

    private static final Map<Boolean, EmbeddedPostgres> RUNNING = new HashMap<>();

    @Override
    public String waitingSessions() {
      return "SELECT pid FROM pg_locks WHERE NOT granted";
    }

    private EmbeddedPostgres running() {
      synchronized (RUNNING) {
        return RUNNING.computeIfAbsent(oldest, Postgres::start);
      }
    }

    private static EmbeddedPostgres start(boolean oldest) {
      EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder().setServerConfig("fsync", "off");
      try {
        return (oldest
                ? builder.setPgBinaryResolver((system, machine) -> oldestBinaries())
                : builder)
            .start();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    /** As the build has unpacked it. */
    private static InputStream oldestBinaries() throws IOException {
      try (Stream<Path> files = Files.list(Path.of("target", "oldest-postgres"))) {
        return Files.newInputStream(files.findFirst().orElseThrow());
      }
    }

    @Override
    public String url(String name) {
      return running().getJdbcUrl("postgres", name);
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

    @Override
    public String typeThatIsNotRead() {
      return "money";
    }

    @Override
    public String truth() {
      return "t";
    }

    private void admin(String sql) {
      try (Connection connection = running().getPostgresDatabase().getConnection();
          Statement statement = connection.createStatement()) {
        statement.execute(sql);
      } catch (SQLException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  private static final class MariaDb implements Server {

    private static MariaDbServer running;

    @Override
    public String waitingSessions() {
      return "SELECT id FROM information_schema.processlist WHERE state LIKE 'Waiting for %lock'";
    }

    private static synchronized MariaDbServer server() {
      try {
        if (running == null) {
          running = MariaDbServer.start();
        }
        return running;
      } catch (IOException | InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }

    @Override
    public String url(String name) {
      return server().url(name);
    }

    @Override
    public String standardSqlUrl(String name) {
      return url(name)
          + "&sessionVariables=sql_mode='ANSI'&connectionTimeZone=UTC"
          + "&forceConnectionTimeZoneToSession=true&tinyInt1isBit=false";
    }

    @Override
    public String schema(String name) {
      return name;
    }

    @Override
    public String instant(String utc) {
      return "TIMESTAMP '%s'".formatted(utc);
    }

    @Override
    public void create(TestDatabase test, String name) {
      admin("CREATE DATABASE " + name + " CHARACTER SET utf8mb4");
    }

    @Override
    public void drop(TestDatabase test, String name) {
      admin("DROP DATABASE " + name);
    }

    @Override
    public String otherSessions() {
      return "SELECT id FROM information_schema.processlist"
          + " WHERE db = database() AND id <> connection_id()";
    }

    @Override
    public String typeThatIsNotRead() {
      return "geometry";
    }

    @Override
    public String truth() {
      return "1";
    }

    @Override
    public String numbered() {
      return "integer AUTO_INCREMENT UNIQUE";
    }

    @Override
    public List<Instant> instants() {
      return List.of(
          Instant.parse("1970-01-01T00:00:01Z"), Instant.parse("2038-01-19T03:14:07.999999Z"));
    }

    @Override
    public BigDecimal stored(BigDecimal decimal) {
      return decimal.setScale(30);
    }

    @Override
    public ColumnDefinition wholeDecimal(ColumnDefinition decimal) {
      return decimal.digits(65, 0);
    }

    private static void admin(String sql) {
      try (Connection connection = Database.at(server().url("mysql")).connect();
          Statement statement = connection.createStatement()) {
        statement.execute(sql);
      } catch (SQLException e) {
        throw new IllegalStateException(e);
      }
    }
  }
}
