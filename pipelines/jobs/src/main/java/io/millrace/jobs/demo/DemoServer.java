package io.millrace.jobs.demo;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Comparator;
import java.util.stream.Stream;

/**
 * A PostgreSQL server on this machine, in a folder of its own; both are gone when it is closed, or
 * when the JVM ends.
 */
public final class DemoServer implements AutoCloseable {

  private static final String USER = "postgres";

  private final Path folder;
  private final EmbeddedPostgres server;
  private final Thread onExit = new Thread(this::stop, "demo-server-stop");

  private DemoServer(Path folder, EmbeddedPostgres server) {
    this.folder = folder;
    this.server = server;
  }

  /** Starts a server on a free port of the loopback interface. */
  public static DemoServer start() throws IOException {
    Path folder = Files.createTempDirectory("millrace-demo");
    EmbeddedPostgres postgres =
        EmbeddedPostgres.builder()
            .setOverrideWorkingDirectory(folder.resolve("server").toFile())
            .setDataDirectory(folder.resolve("data"))
            .setServerConfig("max_wal_size", "4GB")
            .setOutputRedirector(Redirect.DISCARD)
            .setErrorRedirector(Redirect.DISCARD)
            .start();
    DemoServer demo = new DemoServer(folder, postgres);
    Runtime.getRuntime().addShutdownHook(demo.onExit);
    return demo;
  }

  /** Makes an empty database; its name must be a plain one. */
  public void createDatabase(String name) throws SQLException {
    try (Connection connection = server.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE DATABASE " + name);
    }
  }

  /** The JDBC URL of a database, user included. */
  public String url(String database) {
    return "%s?user=%s".formatted(address(database), USER);
  }

  /** How a person connects to a database. */
  public String psql(String database) {
    return "psql -h localhost -p %d -U %s %s".formatted(server.getPort(), USER, database);
  }

  private String address(String database) {
    return "jdbc:postgresql://localhost:%d/%s".formatted(server.getPort(), database);
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
      throw new UncheckedIOException("the demo's server may have left something in " + folder, e);
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
