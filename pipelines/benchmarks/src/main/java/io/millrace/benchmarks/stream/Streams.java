package io.millrace.benchmarks.stream;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;

/** What the streams have in common: lines in, lines out. */
final class Streams {

  private Streams() {}

  /** The lines of all files of a folder, in parallel. */
  static Stream<String> lines(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      List<Path> all = files.toList();
      return all.parallelStream().flatMap(Streams::linesOf);
    }
  }

  @SuppressWarnings("StreamResourceLeak") // flatMap closes it
  private static Stream<String> linesOf(Path file) {
    try {
      return Files.lines(file);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }

  /** Writes the lines to a file. */
  static void write(Path file, Stream<String> lines) throws IOException {
    Files.createDirectories(file.getParent());
    try (BufferedWriter out = Files.newBufferedWriter(file)) {
      for (Iterator<String> rest = lines.iterator(); rest.hasNext(); ) {
        out.write(rest.next());
        out.write('\n');
      }
    }
  }
}
