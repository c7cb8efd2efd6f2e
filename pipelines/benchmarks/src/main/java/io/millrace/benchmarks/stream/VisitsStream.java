package io.millrace.benchmarks.stream;

import static java.util.stream.Collectors.groupingByConcurrent;
import static java.util.stream.Collectors.summingLong;

import io.millrace.benchmarks.work.Visit;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/** W5 by streams. Arguments: the folder of the input, that of the output. */
public final class VisitsStream {

  private VisitsStream() {}

  public static void main(String[] arguments) throws IOException {
    Map<String, Long> users =
        Streams.lines(Path.of(arguments[0]))
            .map(Visit::parse)
            .collect(groupingByConcurrent(Visit::user, summingLong(Visit::bytes)));
    Streams.write(
        Path.of(arguments[1], "users.txt"),
        users.entrySet().stream().map(user -> Visit.line(user.getKey(), user.getValue())));
  }
}
