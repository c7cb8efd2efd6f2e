package io.millrace.benchmarks.jdbc;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The PostgreSQL server of all contestants, in a temporary folder of its own; both are gone when it
 * is closed, or when the JVM ends.
 */
public final class BenchServer implements AutoCloseable {

  /**
   * Equal for all. What commits often would wait most for a disk, and the disk is not what is
   * compared: hence no fsync.
   */
  private static final Map<String, String> SETTINGS = settings();

  private static final Duration PATIENCE = Duration.ofMinutes(1);

  private final Path folder;
  private final EmbeddedPostgres server;
  private final Thread onExit = new Thread(this::stop, "bench-server-stop");

  private BenchServer(Path folder, EmbeddedPostgres server) {
    this.folder = folder;
    this.server = server;
  }

  // Not found by the library itself, as the class path has them twice, once by the jar of the jobs.
  private static InputStream binaries(String system, String machine) {
    String processor =
        switch (machine) {
          case "amd64" -> "x86_64";
          case "aarch64" -> "arm_64";
          default -> machine;
        };
    String name = "/postgres-%s-%s.txz".formatted(system.toLowerCase(Locale.ROOT), processor);
    return Objects.requireNonNull(BenchServer.class.getResourceAsStream(name), name);
  }

  private static Map<String, String> settings() {
    Map<String, String> settings = new LinkedHashMap<>();
    settings.put("fsync", "off");
    settings.put("synchronous_commit", "off");
    settings.put("shared_buffers", "1GB");
    settings.put("work_mem", "64MB");
    settings.put("max_wal_size", "8GB");
    settings.put("checkpoint_timeout", "1h");
    settings.put("autovacuum", "off");
    settings.put("timezone", "UTC");
    settings.put("jit", "off");
    return settings;
  }

  /** Starts a server on a free port of the loopback interface. */
  public static BenchServer start() throws IOException {
    Path folder = Files.createTempDirectory("bench-server-");
    EmbeddedPostgres.Builder builder =
        EmbeddedPostgres.builder()
            .setPgBinaryResolver(BenchServer::binaries)
            .setOverrideWorkingDirectory(folder.resolve("server").toFile())
            .setDataDirectory(folder.resolve("data"))
            .setPGStartupWait(PATIENCE)
            .setOutputRedirector(Redirect.DISCARD)
            .setErrorRedirector(Redirect.DISCARD);
    SETTINGS.forEach(builder::setServerConfig);
    BenchServer server = new BenchServer(folder, builder.start());
    Runtime.getRuntime().addShutdownHook(server.onExit);
    return server;
  }

  /** The settings that are not PostgreSQL's defaults, as one line. */
  public static String settingsInWords() {
    return SETTINGS.entrySet().stream()
        .map(setting -> setting.getKey() + "=" + setting.getValue())
        .collect(Collectors.joining(", "));
  }

  /** The JDBC URL of the database, user included. */
  public String url() {
    return url("postgres");
  }

  /** The same for another user. */
  public String url(String user) {
    return "jdbc:postgresql://localhost:%d/postgres?user=%s".formatted(server.getPort(), user);
  }

  /** A connection of the user {@code postgres}. */
  public Connection connect() throws SQLException {
    return server.getPostgresDatabase().getConnection();
  }

  /** As it says itself, the name of its packager left out. */
  public String version() throws SQLException {
    try (Connection connection = connect()) {
      return connection.getMetaData().getDatabaseProductVersion().replaceAll(" .*", "");
    }
  }

  /** The process that all others of the server are children of. */
  long pid() throws IOException {
    List<String> lines = Files.readAllLines(folder.resolve("data/postmaster.pid"));
    return Long.parseLong(lines.get(0).strip());
  }

  @Override
  public void close() {
    Runtime.getRuntime().removeShutdownHook(onExit);
    stop();
  }

  private void stop() {
    try {
      server.close();
      delete(folder);
    } catch (IOException e) {
      throw new UncheckedIOException("the server may have left something in " + folder, e);
    }
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }
}
