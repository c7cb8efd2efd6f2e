package io.millrace.benchmarks.loop;

import io.millrace.benchmarks.work.WordCount;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** W1 as a plain loop. Arguments: the folder of the input, that of the output. */
public final class WordCountLoop {

  private WordCountLoop() {}

  public static void main(String[] arguments) throws IOException {
    Map<String, Sum> counts =
        Loop.<Map<String, Sum>>read(
            Path.of(arguments[0]), HashMap::new, WordCountLoop::add, Sum::merge);
    Loop.write(
        Path.of(arguments[1], "counts.txt"),
        counts,
        (word, count) -> WordCount.line(word, count.value()));
  }

  private static void add(Map<String, Sum> counts, String line) {
    for (String word : WordCount.words(line)) {
      counts.computeIfAbsent(word, key -> new Sum()).add(1);
    }
  }
}
