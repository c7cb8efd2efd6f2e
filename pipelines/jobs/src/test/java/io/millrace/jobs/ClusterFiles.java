package io.millrace.jobs;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What the processes of a cluster have written: configuration, logs, what they were sent. */
final class ClusterFiles {

  private static final long SIZE_OF_OUR_JAR = 50_000_000;

  private ClusterFiles() {}

  /** All contents, each byte a character, but of the jars that we have sent. */
  static Map<String, String> of(Path home) throws IOException {
    Map<String, String> contents = new TreeMap<>();
    try (Stream<Path> all = Files.walk(home)) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        if (Files.exists(file) && Files.size(file) < SIZE_OF_OUR_JAR) {
          contents.put(file.toString(), Files.readString(file, ISO_8859_1));
        }
      }
    }
    return contents;
  }

  /** The names of the files that have a text. */
  static Stream<String> containing(Path home, String text) throws IOException {
    return of(home).entrySet().stream()
        .filter(file -> file.getValue().contains(text))
        .map(Map.Entry::getKey);
  }
}
