package io.millrace.cluster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.stream.Stream;

/** The folder of a cluster, with a file in it that says whose it is: only such a one is removed. */
record ClusterHome(Path folder) {

  private static final String MARK = "millrace-flink-cluster";

  Path configuration() {
    return folder.resolve("conf");
  }

  Path logs() {
    return folder.resolve("log");
  }

  /** What lives no longer than the cluster: spilled data, jars of jobs, unpacked libraries. */
  Path scratch() {
    return folder.resolve("tmp");
  }

  Path checkpoints() {
    return folder.resolve("checkpoints");
  }

  Path savepoints() {
    return folder.resolve("savepoints");
  }

  /** A file for each process that was started. */
  Path processes() {
    return folder.resolve("processes");
  }

  /** Whether a cluster was made in it, and has not been removed. */
  boolean isMade() {
    return Files.exists(processes().resolve(ClusterProcess.JOB_MANAGER));
  }

  /**
   * Marks it as a cluster's.
   *
   * @throws IllegalArgumentException if there is something in the folder that is none of ours
   */
  void claim() throws IOException {
    if (!Files.exists(mark()) && !isEmpty()) {
      throw new IllegalArgumentException(
          "home: %s holds other files; name a folder that is empty or not there".formatted(folder));
    }
    Files.createDirectories(folder);
    Files.writeString(mark(), "Holds a Flink cluster; scripts/flink-cluster stop removes it.\n");
  }

  /** Makes it, empty but for checkpoints that were kept. */
  void make() throws IOException {
    remove(true);
    removeTree(logs());
    for (Path made : List.of(configuration(), logs(), scratch(), checkpoints(), savepoints())) {
      Files.createDirectories(made);
    }
    Files.createDirectories(processes());
  }

  /**
   * Takes back what {@link #claim} and {@link #make} have made, but for a cluster that is there.
   */
  void unmake() {
    if (!isMade()) {
      remove(true);
      leave();
    }
  }

  /** Removes all of it; or all but checkpoints, savepoints and logs. */
  void remove(boolean keep) {
    Stream.of(configuration(), scratch(), processes()).forEach(ClusterHome::removeTree);
    if (!keep) {
      Stream.of(logs(), checkpoints(), savepoints()).forEach(ClusterHome::removeTree);
      leave();
    }
  }

  /** Removes what is empty, and the mark with the last of it. */
  private void leave() {
    try {
      for (Path folder : List.of(logs(), checkpoints(), savepoints())) {
        deleteIfEmpty(folder);
      }
      if (isEmpty()) {
        Files.deleteIfExists(mark());
        deleteIfEmpty(folder);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void deleteIfEmpty(Path folder) throws IOException {
    try {
      Files.deleteIfExists(folder);
    } catch (DirectoryNotEmptyException e) {
      return;
    }
  }

  /** What must not be done by two at a time. */
  interface Change {

    void make() throws IOException;
  }

  /**
   * Makes a change while no other process makes one.
   *
   * @throws IllegalStateException if one is at it
   */
  void exclusively(Change change) throws IOException {
    try (FileChannel channel =
        FileChannel.open(mark(), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      if (!isLocked(channel)) {
        throw new IllegalStateException(
            "home: another process starts or stops the cluster in %s; wait for it"
                .formatted(folder));
      }
      change.make();
    }
  }

  private static boolean isLocked(FileChannel channel) throws IOException {
    try {
      return channel.tryLock() != null;
    } catch (OverlappingFileLockException e) {
      return false;
    }
  }

  private Path mark() {
    return folder.resolve(MARK);
  }

  /** Whether there is no file but our mark. */
  private boolean isEmpty() throws IOException {
    if (!Files.exists(folder)) {
      return true;
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.allMatch(mark()::equals);
    }
  }

  static void removeTree(Path root) {
    try {
      Files.walkFileTree(root, new Remover());
    } catch (NoSuchFileException e) {
      return;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Files may go by themselves meanwhile: processes that end remove theirs. */
  private static final class Remover extends SimpleFileVisitor<Path> {

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
      Files.deleteIfExists(file);
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
      if (failure instanceof NoSuchFileException) {
        return FileVisitResult.CONTINUE;
      }
      throw failure;
    }

    @Override
    public FileVisitResult postVisitDirectory(Path directory, IOException failure)
        throws IOException {
      Files.deleteIfExists(directory);
      return FileVisitResult.CONTINUE;
    }
  }
}
