package io.millrace.flow.options;

import io.millrace.flow.Flow;
import java.io.Serializable;
import java.time.Duration;
import java.util.Objects;

/**
 * How {@link Flow#mapAsync} calls its function: {@code Async.inFlight(16).timeout(ofSeconds(5))}.
 *
 * @param inFlight how many calls run at a time for each worker of the stage, each on a thread of
 *     its own
 * @param timeout after how long a call counts as failed; by default 5 seconds
 * @param ordered whether results go on in the order of their elements, which lets a slow call hold
 *     up those behind it, though never more than {@code inFlight} of them; the default
 */
public record Async(int inFlight, Duration timeout, boolean ordered) implements Serializable {

  private static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(5);

  /** Checks the values. */
  public Async {
    Objects.requireNonNull(timeout, "timeout");
    if (inFlight < 1) {
      throw new IllegalArgumentException("inFlight: %d is less than 1".formatted(inFlight));
    }
    if (timeout.isZero() || timeout.isNegative()) {
      throw new IllegalArgumentException(
          "timeout: %s is not positive; a call needs some time".formatted(timeout));
    }
  }

  /** So many calls at a time; ordered, with a timeout of 5 seconds. */
  public static Async inFlight(int calls) {
    return new Async(calls, DEFAULT_TIMEOUT, true);
  }

  /** The same with another timeout. */
  public Async timeout(Duration newTimeout) {
    return new Async(inFlight, newTimeout, ordered);
  }

  /** The same, but results go on as they come. */
  public Async unordered() {
    return new Async(inFlight, timeout, false);
  }
}
