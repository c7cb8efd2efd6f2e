package io.millrace.runner;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.beam.sdk.util.UserCodeException;

/**
 * Finds, in the tower of exceptions that a runner throws, the one that the user's code threw.
 *
 * <ol>
 *   <li>What Beam says to come from user code ({@link UserCodeException}) is the user's, from there
 *       on down.
 *   <li>Otherwise the first exception that neither Beam nor an engine made is.
 *   <li>Its message is shown, and that of its deepest cause where it says something new.
 * </ol>
 */
public final class Failures {

  private static final List<String> ENGINES =
      List.of("org.apache.beam.", "org.apache.flink.", "org.apache.spark.");

  private Failures() {}

  /** The failure in one line, for the screen. */
  public static String message(Throwable thrown) {
    Throwable own = own(thrown);
    List<Throwable> chain = chain(own);
    String message = described(own);
    String deepest = described(chain.get(chain.size() - 1));
    return message.contains(deepest) ? message : message + ", caused by " + deepest;
  }

  /** The user's own exception; the outermost where all of them are wrappers. */
  private static Throwable own(Throwable thrown) {
    List<Throwable> chain = chain(thrown);
    int begin = 0;
    for (int i = 0; i < chain.size() - 1; i++) {
      begin = chain.get(i) instanceof UserCodeException ? i + 1 : begin;
    }
    return chain.subList(begin, chain.size()).stream()
        .filter(candidate -> !isWrapper(candidate))
        .findFirst()
        .orElse(thrown);
  }

  private static List<Throwable> chain(Throwable thrown) {
    List<Throwable> chain = new ArrayList<>();
    for (Throwable t = thrown; t != null && !chain.contains(t); t = t.getCause()) {
      chain.add(t);
    }
    return chain;
  }

  private static boolean isWrapper(Throwable thrown) {
    Throwable cause = thrown.getCause();
    if (cause == null) {
      return false;
    }
    boolean saysNothing =
        thrown.getMessage() == null || thrown.getMessage().equals(cause.toString());
    return saysNothing || isOfEngine(thrown.getClass().getName()) || isThrownByEngine(thrown);
  }

  private static boolean isThrownByEngine(Throwable thrown) {
    return Stream.of(thrown.getStackTrace())
        .limit(1)
        .anyMatch(frame -> isOfEngine(frame.getClassName()));
  }

  private static boolean isOfEngine(String className) {
    return ENGINES.stream().anyMatch(className::startsWith);
  }

  /** Our own messages are written for people; of others, people need the kind as well. */
  private static String described(Throwable thrown) {
    String kind = thrown.getClass().getSimpleName();
    String message = String.valueOf(thrown.getMessage()).strip().replaceAll("\\s*\\R\\s*", " ");
    if (thrown.getMessage() == null || message.isEmpty()) {
      return kind;
    }
    return thrown.getClass().getName().startsWith("io.millrace.") ? message : kind + ": " + message;
  }
}
