package io.millrace.runner.flink;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;

/**
 * A directory for all that embedded Flink writes, removed when the JVM ends.
 *
 * <p>Flink itself removes its files after a job, but on threads that a JVM does not wait for: one
 * that ends with its job leaves 20 MB and more behind each time.
 */
final class ScratchDirectory {

  private static final long PATIENCE_MILLIS = 2_000;

  private ScratchDirectory() {}

  /** Makes one in {@code java.io.tmpdir}. */
  static Path create() throws IOException {
    Path directory = Files.createTempDirectory("millrace-flink-");
    Thread hook = new Thread(() -> remove(directory), "millrace-remove-scratch");
    Runtime.getRuntime().addShutdownHook(hook);
    return directory;
  }

  /** What cannot be removed is in use by Flink's own hooks, which remove it. */
  private static void remove(Path directory) {
    try {
      Files.walkFileTree(directory, new Remover(false));
      awaitFlinksHooks();
      Files.walkFileTree(directory, new Remover(true));
    } catch (IOException e) {
      directory.toFile().deleteOnExit();
    }
  }

  /** Flink's hooks still load classes, from a jar that it unpacked into the directory. */
  private static void awaitFlinksHooks() {
    for (Thread thread : Thread.getAllStackTraces().keySet()) {
      if (thread.getName().startsWith("flink-shutdown-hook")) {
        try {
          thread.join(PATIENCE_MILLIS);
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
          return;
        }
      }
    }
  }

  private static final class Remover extends SimpleFileVisitor<Path> {

    private final boolean jars;

    Remover(boolean jars) {
      this.jars = jars;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
      if (jars || !file.toString().endsWith(".jar")) {
        Files.deleteIfExists(file);
      }
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException failure) {
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult postVisitDirectory(Path directory, IOException failure)
        throws IOException {
      if (jars) {
        Files.deleteIfExists(directory);
      }
      return FileVisitResult.CONTINUE;
    }
  }
}
