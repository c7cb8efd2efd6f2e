package io.millrace.flow.options;

import java.time.Duration;
import java.util.Objects;

/** {@link Async} as values. */
record AsyncCalls(int inFlight, Duration timeout, boolean ordered) implements Async {

  private static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(5);

  AsyncCalls {
    Objects.requireNonNull(timeout, "timeout");
    if (inFlight < 1) {
      throw new IllegalArgumentException("inFlight: %d is less than 1".formatted(inFlight));
    }
    if (timeout.isZero() || timeout.isNegative()) {
      throw new IllegalArgumentException(
          "timeout: %s is not positive; a call needs some time".formatted(timeout));
    }
  }

  AsyncCalls(int inFlight) {
    this(inFlight, DEFAULT_TIMEOUT, true);
  }

  @Override
  public Async timeout(Duration newTimeout) {
    return new AsyncCalls(inFlight, newTimeout, ordered);
  }

  @Override
  public Async unordered() {
    return new AsyncCalls(inFlight, timeout, false);
  }
}
