package io.millrace.benchmarks.stream;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingByConcurrent;

import io.millrace.benchmarks.work.WordCount;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/** W1 by streams. Arguments: the folder of the input, that of the output. */
public final class WordCountStream {

  private WordCountStream() {}

  public static void main(String[] arguments) throws IOException {
    Map<String, Long> counts =
        Streams.lines(Path.of(arguments[0]))
            .flatMap(line -> WordCount.words(line).stream())
            .collect(groupingByConcurrent(identity(), counting()));
    Streams.write(
        Path.of(arguments[1], "counts.txt"),
        counts.entrySet().stream().map(count -> WordCount.line(count.getKey(), count.getValue())));
  }
}
