package io.millrace.runner.contract;

import static java.nio.file.StandardOpenOption.APPEND;
import static java.nio.file.StandardOpenOption.CREATE;

import io.millrace.flow.Sink;
import io.millrace.flow.connect.SinkOpener;
import io.millrace.flow.connect.SinkWriter;
import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.beam.sdk.coders.Coder;

/**
 * A directory that workers, wherever they are, write lines to and a test reads.
 *
 * @param path where it is
 */
record Folder(String path) implements Serializable {

  static Folder in(Path parent, String name) {
    try {
      return new Folder(Files.createDirectories(parent.resolve(name)).toString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Writes each element's {@code toString}, once for each time that it arrives in a bundle. */
  <T> Sink<T> sink() {
    return new Lines<>(this);
  }

  /** Appends a line at once; for one thread a file. */
  void append(String file, String line) throws IOException {
    Files.writeString(Path.of(path, file), line + "\n", CREATE, APPEND);
  }

  /** The lines of all files that are seen, sorted. */
  List<String> lines() {
    try (Stream<Path> files = Files.list(Path.of(path))) {
      return files
          .filter(
              file -> Files.isRegularFile(file) && !file.getFileName().toString().startsWith("."))
          .flatMap(Folder::linesOf)
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The names of all that is in it, hidden or not. */
  List<String> names() {
    try (Stream<Path> files = Files.list(Path.of(path))) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Whether nobody appends: in the time that is looked, ten lines would have come. */
  boolean isStill() throws InterruptedException {
    int before = lines().size();
    TimeUnit.MILLISECONDS.sleep(200);
    return lines().size() == before;
  }

  private static Stream<String> linesOf(Path file) {
    try {
      return Files.readAllLines(file).stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A sink that is there when it is flushed: what is written twice is seen twice. */
  private static final class Lines<T> extends Sink<T> {

    private static final long serialVersionUID = 1L;

    private final Folder folder;

    Lines(Folder folder) {
      this.folder = folder;
    }

    @Override
    protected SinkOpener<T> opener(Coder<T> coder) {
      Folder to = folder;
      return () -> new LinesWriter<>(to);
    }
  }

  private static final class LinesWriter<T> implements SinkWriter<T> {

    private final Folder folder;
    private final List<String> lines = new ArrayList<>();

    LinesWriter(Folder folder) {
      this.folder = folder;
    }

    @Override
    public void accept(T element) {
      lines.add(String.valueOf(element));
    }

    @Override
    public void flush() throws IOException {
      Files.write(Path.of(folder.path, UUID.randomUUID() + ".txt"), lines);
      lines.clear();
    }

    @Override
    public void close() {}
  }
}
