package io.millrace.benchmarks.loop;

import io.millrace.benchmarks.work.Visit;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** W5 as a plain loop. Arguments: the folder of the input, that of the output. */
public final class VisitsLoop {

  private VisitsLoop() {}

  public static void main(String[] arguments) throws IOException {
    Map<String, Sum> users =
        Loop.<Map<String, Sum>>read(
            Path.of(arguments[0]), HashMap::new, VisitsLoop::add, Sum::merge);
    Loop.write(
        Path.of(arguments[1], "users.txt"),
        users,
        (user, bytes) -> Visit.line(user, bytes.value()));
  }

  private static void add(Map<String, Sum> users, String line) {
    Visit visit = Visit.parse(line);
    users.computeIfAbsent(visit.user(), key -> new Sum()).add(visit.bytes());
  }
}
