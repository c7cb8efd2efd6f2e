package io.millrace.flow.connect;

import java.util.Optional;

/**
 * Something that a sink writes to.
 *
 * @param name the same, however it was written by the user; for messages as well
 * @param use what sinks may do with it side by side, if all of them do just that; empty if it is
 *     for one sink alone
 */
public record SinkTarget(String name, Optional<String> use) {

  /** What one sink of a pipeline may write to. */
  public static SinkTarget alone(String name) {
    return new SinkTarget(name, Optional.empty());
  }

  /** What all sinks of a pipeline may write to that use it in this way. */
  public static SinkTarget shared(String name, String use) {
    return new SinkTarget(name, Optional.of(use));
  }

  /** Whether sinks with these targets cannot be in one pipeline. */
  public boolean excludes(SinkTarget other) {
    return name.equals(other.name) && (use.isEmpty() || !use.equals(other.use));
  }
}
