package io.millrace.runner.flink;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Tells in a line what a stack trace is about that Flink's REST interface gives as a text: the
 * exception that user code threw, else the one on top, as lost workers are reported.
 */
final class FailureLine {

  private static final int LIMIT = 300;

  /** The first line of an exception in a stack trace: its class, and what it says. */
  private static final Pattern EXCEPTION =
      Pattern.compile("^(?:Caused by: )?((?:\\w+\\.)+[\\w$]+)(?:: (.*))?$", Pattern.MULTILINE);

  private static final Pattern WRAPPED = Pattern.compile("(?:\\w+\\.)+[\\w$]+(?:: .*)?");
  private static final String USER_CODE = "org.apache.beam.sdk.util.UserCodeException";
  private static final String OURS = "io.millrace.";

  private FailureLine() {}

  /** The line; at most {@value #LIMIT} characters of it. */
  static String of(String stackTrace) {
    List<MatchResult> chain = EXCEPTION.matcher(stackTrace).results().toList();
    if (chain.isEmpty()) {
      return cut(
          stackTrace
              .strip()
              .lines()
              .findFirst()
              .map(String::strip)
              .orElse("for a reason that Flink keeps"));
    }
    int users = 0;
    for (int i = 0; i < chain.size() - 1; i++) {
      users = chain.get(i).group(1).equals(USER_CODE) ? i + 1 : users;
    }
    return cut(
        chain.subList(users, chain.size()).stream()
            .filter(exception -> !isWrapper(exception))
            .findFirst()
            .map(FailureLine::described)
            .orElseGet(() -> described(chain.get(chain.size() - 1))));
  }

  /** It says nothing of its own. */
  private static boolean isWrapper(MatchResult exception) {
    return exception.group(2) == null || WRAPPED.matcher(exception.group(2)).matches();
  }

  /** Our own messages are written for people; of others, people need the kind as well. */
  private static String described(MatchResult exception) {
    String kind = exception.group(1);
    String message = exception.group(2);
    if (message == null) {
      return kind.substring(kind.lastIndexOf('.') + 1);
    }
    return kind.startsWith(OURS)
        ? message
        : kind.substring(kind.lastIndexOf('.') + 1) + ": " + message;
  }

  private static String cut(String line) {
    return line.length() <= LIMIT ? line : line.substring(0, LIMIT) + "…";
  }
}
