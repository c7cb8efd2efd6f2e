package io.millrace.flow.options;

import io.millrace.flow.Flow;
import java.io.Serializable;
import java.time.Duration;

/**
 * How {@link Flow#mapAsync} calls its function: {@code Async.inFlight(16).timeout(ofSeconds(5))}.
 */
public sealed interface Async extends Serializable permits AsyncCalls {

  /**
   * So many calls at a time for each worker of the stage, each on a thread of its own; ordered,
   * with a timeout of 5 seconds.
   *
   * @throws IllegalArgumentException if it is less than 1
   */
  static Async inFlight(int calls) {
    return new AsyncCalls(calls);
  }

  /**
   * The same with another timeout, after which a call counts as failed.
   *
   * @throws IllegalArgumentException if it is not positive
   */
  Async timeout(Duration newTimeout);

  /** The same, but results go on as they come. */
  Async unordered();

  /** How many calls run at a time. */
  int inFlight();

  /** After how long a call counts as failed. */
  Duration timeout();

  /**
   * Whether results go on in the order of their elements, which lets a slow call hold up those
   * behind it, though never more than {@link #inFlight()} of them.
   */
  boolean ordered();
}
