package io.millrace.jobs.launch;

import java.util.List;
import java.util.stream.Stream;

/** The flags that users add to ours. */
final class UserFlags {

  /** The environment variable that has them, separated by white space. */
  static final String VARIABLE = "MILLRACE_JAVA_OPTS";

  private UserFlags() {}

  static List<String> fromEnvironment() {
    String value = System.getenv().getOrDefault(VARIABLE, "");
    return Stream.of(value.split("\\s+")).filter(flag -> !flag.isEmpty()).toList();
  }
}
