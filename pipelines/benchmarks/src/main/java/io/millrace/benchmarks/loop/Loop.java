package io.millrace.benchmarks.loop;

import io.millrace.benchmarks.Parallel;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.BinaryOperator;
import java.util.function.Supplier;

/** What the loops have in common: the threads, the merge of their maps, the result's file. */
final class Loop {

  private Loop() {}

  /**
   * Reads all files of a folder, each thread into accumulators of its own.
   *
   * @param create makes a thread's accumulators
   * @param add adds a line to them
   * @param merge merges those of two threads
   */
  static <A> A read(
      Path folder, Supplier<A> create, BiConsumer<A, String> add, BinaryOperator<A> merge)
      throws IOException {
    Queue<LineRange> ranges = new ConcurrentLinkedQueue<>(LineRange.of(folder));
    Callable<A> worker =
        () -> {
          A accumulators = create.get();
          for (LineRange range = ranges.poll(); range != null; range = ranges.poll()) {
            range.forEach(line -> add.accept(accumulators, line));
          }
          return accumulators;
        };
    return Parallel.run(Collections.nCopies(Parallel.threads(), worker)).stream()
        .reduce(merge)
        .orElseThrow();
  }

  /** Writes a line for each entry. */
  static <K, V> void write(Path file, Map<K, V> entries, BiFunction<K, V, String> line)
      throws IOException {
    Files.createDirectories(file.getParent());
    try (BufferedWriter out = Files.newBufferedWriter(file)) {
      for (Map.Entry<K, V> entry : entries.entrySet()) {
        out.write(line.apply(entry.getKey(), entry.getValue()));
        out.write('\n');
      }
    }
  }
}
