package io.millrace.jobs;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What the processes of a cluster have written: configuration, logs, what they were sent. */
final class ClusterFiles {

  private static final long SIZE_OF_OUR_JAR = 50_000_000;

  private ClusterFiles() {}

  /**
   * All contents, each byte a character, but of the jars that we have sent, and of what goes while
   * it is looked at.
   */
  static Map<String, String> of(Path home) throws IOException {
    Map<String, String> contents = new TreeMap<>();
    Files.walkFileTree(home, new Reader(contents));
    return contents;
  }

  private static final class Reader extends SimpleFileVisitor<Path> {

    private final Map<String, String> contents;

    Reader(Map<String, String> contents) {
      this.contents = contents;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
      if (attributes.isRegularFile() && attributes.size() < SIZE_OF_OUR_JAR) {
        try {
          contents.put(file.toString(), Files.readString(file, ISO_8859_1));
        } catch (NoSuchFileException e) {
          return visitFileFailed(file, e);
        }
      }
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
      return failure == null ? FileVisitResult.CONTINUE : visitFileFailed(directory, failure);
    }
  }

  /** The names of the files that have a text. */
  static Stream<String> containing(Path home, String text) throws IOException {
    return of(home).entrySet().stream()
        .filter(file -> file.getValue().contains(text))
        .map(Map.Entry::getKey);
  }
}
