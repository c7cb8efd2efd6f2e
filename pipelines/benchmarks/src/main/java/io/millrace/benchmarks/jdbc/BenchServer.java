package io.millrace.benchmarks.jdbc;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The PostgreSQL server of the benchmark; it and its files are gone when it is closed, or when the
 * JVM ends.
 *
 * <p>Settings are the same for all contestants. Autovacuum is off, as it would run during some runs
 * and not during others; tables are analysed instead before each run.
 */
final class BenchServer implements AutoCloseable {

  private static final Map<String, String> SETTINGS =
      Map.of(
          "shared_buffers", "512MB",
          "work_mem", "64MB",
          "maintenance_work_mem", "256MB",
          "max_wal_size", "8GB",
          "checkpoint_timeout", "1h",
          "autovacuum", "off",
          "synchronous_commit", "on");

  private final Path folder;
  private final EmbeddedPostgres postgres;
  private final Thread onExit = new Thread(this::stop, "bench-server-stop");

  private BenchServer(Path folder, EmbeddedPostgres postgres) {
    this.folder = folder;
    this.postgres = postgres;
  }

  /** Starts a server on a free port, with its files in a new folder below {@code scratch}. */
  static BenchServer start(Path scratch) throws IOException {
    Files.createDirectories(scratch);
    Path folder = Files.createTempDirectory(scratch, "bench-postgres-");
    EmbeddedPostgres.Builder builder =
        EmbeddedPostgres.builder()
            .setOverrideWorkingDirectory(folder.resolve("server").toFile())
            .setDataDirectory(folder.resolve("data"))
            .setOutputRedirector(Redirect.DISCARD)
            .setErrorRedirector(Redirect.DISCARD);
    SETTINGS.forEach(builder::setServerConfig);
    BenchServer server = new BenchServer(folder, builder.start());
    Runtime.getRuntime().addShutdownHook(server.onExit);
    return server;
  }

  /** The JDBC URL of the only database, user included. */
  String url() {
    return "jdbc:postgresql://localhost:%d/postgres?user=postgres".formatted(postgres.getPort());
  }

  /** Runs statements one after the other, each in a transaction of its own. */
  void execute(String... statements) throws SQLException {
    try (Connection connection = DriverManager.getConnection(url());
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }

  /** The only value that a query gives, as text. */
  String value(String query) throws SQLException {
    try (Connection connection = DriverManager.getConnection(url());
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(query)) {
      row.next();
      return row.getString(1);
    }
  }

  /** What the server says of itself: version, fsync, and the settings that are ours. */
  Map<String, String> settings() throws SQLException {
    Map<String, String> settings = new LinkedHashMap<>();
    settings.put("server_version", value("SHOW server_version"));
    settings.put("fsync", value("SHOW fsync"));
    for (String name : SETTINGS.keySet().stream().sorted().toList()) {
      settings.put(name, value("SHOW " + name));
    }
    return settings;
  }

  /** Waits until nobody but us is connected: the CPU time of all others is then settled. */
  void awaitRest() throws SQLException {
    execute(
        """
        DO $$ BEGIN
          FOR look IN 1..500 LOOP
            PERFORM pg_stat_clear_snapshot();
            EXIT WHEN NOT EXISTS (SELECT FROM pg_stat_activity
              WHERE backend_type IN ('client backend', 'parallel worker') AND pid <> pg_backend_pid());
            PERFORM pg_sleep(0.01);
          END LOOP;
        END $$""");
  }

  /** CPU seconds of the server's processes so far, ended ones included. */
  double cpuSeconds() throws IOException {
    Path pid = folder.resolve("data/postmaster.pid");
    return ServerCpu.seconds(Long.parseLong(Files.readAllLines(pid).get(0).strip()));
  }

  @Override
  public void close() {
    Runtime.getRuntime().removeShutdownHook(onExit);
    stop();
  }

  private void stop() {
    try {
      postgres.close();
      try (Stream<Path> files = Files.walk(folder)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.deleteIfExists(file);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the benchmark's server may have left files in " + folder, e);
    }
  }
}
