package io.millrace.benchmarks.data;

import io.millrace.benchmarks.Parallel;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The data sets that have been written, each a folder of eight text files. */
public final class DataFolder {

  private static final int FILES = 8;
  private static final int FLUSH_BYTES = 1 << 15;

  private final Path root;

  /** The folder of all data sets; made when there is none. */
  public DataFolder(Path root) {
    this.root = root;
  }

  /** The folder of a data set, which is written now if it is not there. */
  public Path of(DataSet set) throws IOException {
    Path folder = root.resolve(set.folderName());
    if (!Files.isDirectory(folder)) {
      write(set, folder);
    }
    return folder;
  }

  /** A folder under its name is complete: it gets the name at the end. */
  private static void write(DataSet set, Path folder) throws IOException {
    Files.createDirectories(folder.getParent());
    Path unfinished = Files.createTempDirectory(folder.getParent(), "unfinished-");
    List<Callable<Void>> files =
        IntStream.range(0, FILES)
            .<Callable<Void>>mapToObj(
                file ->
                    () -> {
                      writeFile(set, file, unfinished.resolve("part-%d.txt".formatted(file)));
                      return null;
                    })
            .toList();
    Parallel.run(files);
    Files.move(unfinished, folder, StandardCopyOption.ATOMIC_MOVE);
  }

  private static void writeFile(DataSet set, int file, Path path) throws IOException {
    long first = set.amount() * file / FILES;
    long amount = set.amount() * (file + 1) / FILES - first;
    LineWriter writer = set.kind().writer(set.seed(), set.amount(), first);
    SplittableRandom random = new SplittableRandom(set.seed() * 31 + file + 1);
    TextBuffer buffer = new TextBuffer();
    try (OutputStream out = Files.newOutputStream(path)) {
      long written = 0;
      while (written < amount) {
        int before = buffer.length();
        writer.write(random, buffer);
        written += set.kind().countsBytes() ? buffer.length() - before : 1;
        if (buffer.length() >= FLUSH_BYTES) {
          buffer.writeTo(out);
        }
      }
      buffer.writeTo(out);
    }
  }

  /** How many bytes a data set has, as it was written. */
  public static long bytes(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.mapToLong(file -> file.toFile().length()).sum();
    }
  }
}
