package io.millrace.files;

import io.millrace.flow.connect.SinkOpener;
import io.millrace.flow.connect.SinkPublisher;
import io.millrace.flow.connect.SinkWriter;
import io.millrace.flow.connect.Split;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.beam.sdk.util.SerializableUtils;

/** Runs sources and sinks without a pipeline, by their contracts alone. */
final class DirectRuns {

  private DirectRuns() {}

  /** All elements of a source, read split by split. */
  static <T> List<T> elements(List<? extends Split<T>> splits) throws Exception {
    List<T> elements = new ArrayList<>();
    for (Split<T> split : splits) {
      SerializableUtils.clone(split).read(elements::add);
    }
    return elements;
  }

  /** Writes each list as a bundle of its own, in one writer; gives the receipts. */
  @SafeVarargs
  static <T> List<String> write(SinkOpener<T> opener, List<T>... bundles) throws Exception {
    List<String> receipts = new ArrayList<>();
    SinkWriter<T> writer = SerializableUtils.clone(opener).open();
    try {
      for (List<T> bundle : bundles) {
        for (T element : bundle) {
          writer.accept(element);
        }
        writer.flush();
        writer.receipt().ifPresent(receipts::add);
      }
    } finally {
      writer.close();
    }
    return receipts;
  }

  static void publish(Optional<SinkPublisher> publisher, List<String> receipts) throws Exception {
    SerializableUtils.clone(publisher.orElseThrow()).publish(receipts);
  }

  static Path write(Path directory, String name, String content) throws IOException {
    return Files.write(directory.resolve(name), content.getBytes(StandardCharsets.UTF_8));
  }

  /** Files with a number in each, which is their name too. */
  static void writeNumbered(Path directory, int from, int to) throws IOException {
    for (int i = from; i < to; i++) {
      write(directory, i + ".txt", i + "\n");
    }
  }

  /** The files of a directory by name, hidden ones and directories too, with what is in them. */
  static Map<String, String> contents(Path directory) throws IOException {
    Map<String, String> contents = new TreeMap<>();
    try (Stream<Path> files = Files.list(directory)) {
      for (Path file : files.toList()) {
        contents.put(
            file.getFileName().toString(),
            Files.isDirectory(file) ? "(directory)" : Files.readString(file));
      }
    }
    return contents;
  }
}
