package io.millrace.benchmarks.jdbc;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The versions of what was compared, by the names of the jars on the class path. */
final class Versions {

  private static final List<String> JARS =
      List.of("beam-sdks-java-core", "flink-runtime", "flink-connector-jdbc", "postgresql");

  private Versions() {}

  /** One line for people; what is not on the class path is left out. */
  static String describe(String classPath) {
    return JARS.stream()
        .map(jar -> Pattern.compile("(?:^|[:/])(" + jar + ")-(\\d[^:/]*)\\.jar").matcher(classPath))
        .filter(Matcher::find)
        .map(found -> found.group(1) + " " + found.group(2))
        .collect(Collectors.joining(", "));
  }
}
