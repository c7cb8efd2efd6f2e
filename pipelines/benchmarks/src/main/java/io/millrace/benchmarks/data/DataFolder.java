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
    LineWriter writer = set.kind().writer(set.seed(), set.amount());
    List<Callable<Void>> files =
        IntStream.range(0, FILES)
            .<Callable<Void>>mapToObj(
                file ->
                    () -> {
                      writeFile(
                          set, writer, file, unfinished.resolve("part-%d.txt".formatted(file)));
                      return null;
                    })
            .toList();
    Parallel.run(files);
    Files.move(unfinished, folder, StandardCopyOption.ATOMIC_MOVE);
  }

  private static void writeFile(DataSet set, LineWriter writer, int file, Path path)
      throws IOException {
    long first = set.amount() * file / FILES;
    long amount = set.amount() * (file + 1) / FILES - first;
    SplittableRandom random = new SplittableRandom(set.seed() * 31 + file + 1);
    TextBuffer buffer = new TextBuffer();
    try (OutputStream out = Files.newOutputStream(path)) {
      long written = 0;
      while (written < amount) {
        int before = buffer.length();
        writer.write(first + written, random, buffer);
        written += set.kind().countsBytes() ? buffer.length() - before : 1;
        if (buffer.length() >= FLUSH_BYTES) {
          buffer.writeTo(out);
        }
      }
      buffer.writeTo(out);
    }
  }
}
