package io.millrace.runner.spark;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where Spark runs.
 *
 * @param url as {@code --sparkMaster} has it: {@code local}, {@code local[4]}, {@code local[*]},
 *     {@code spark://host:port} and others
 */
record SparkMaster(String url) {

  private static final Pattern LOCAL = Pattern.compile("local(?:\\[(\\*|\\d+)(?:,\\s*\\d+)?])?");

  /** Whether it is this process. */
  boolean isLocal() {
    return LOCAL.matcher(url).matches();
  }

  /** How many tasks run at a time; nobody knows of a cluster. */
  Optional<Integer> threads() {
    Matcher local = LOCAL.matcher(url);
    if (!local.matches()) {
      return Optional.empty();
    }
    String threads = Optional.ofNullable(local.group(1)).orElse("1");
    return Optional.of(
        threads.equals("*")
            ? Runtime.getRuntime().availableProcessors()
            : Integer.parseInt(threads));
  }
}
