package io.millrace.flow;

import io.millrace.flow.function.Failure;
import io.millrace.flow.internal.failure.ErrorLimit;
import java.util.Objects;
import java.util.function.Consumer;

/**
 * Where elements go that user functions fail on, and how many there may be.
 *
 * <pre>{@code
 * .onError(DeadLetters.into(TextFiles.write("rejected/orders")).atMost(1_000).atMostShare(0.01))
 * }</pre>
 *
 * <p>Limits hold for the whole job, and a job that is beyond one fails. One worker alone that has
 * more failures than {@link #atMost} fails at once; otherwise the failures of all workers are added
 * up at the end of the input. An unbounded flow has no end, so there only the first is checked.
 */
public sealed interface DeadLetters permits LimitedDeadLetters {

  /** Into a sink; any number of them. */
  static DeadLetters into(Sink<Failure> sink) {
    Objects.requireNonNull(sink, "sink");
    return to(failures -> failures.into(sink));
  }

  /**
   * To a flow of their own; any number of them.
   *
   * @param destination continues the flow of failures; called while the pipeline is constructed,
   *     once for each {@code onError} that these are given to
   */
  static DeadLetters to(Consumer<Flow<Failure>> destination) {
    return new LimitedDeadLetters(
        Objects.requireNonNull(destination, "destination"), ErrorLimit.NONE);
  }

  /** The same, but no more than so many. */
  DeadLetters atMost(long failures);

  /**
   * The same, but no more than a part of the elements.
   *
   * @param share from 0 to 1; the decimal that it is written as: 0.29 allows 29 of 100
   */
  DeadLetters atMostShare(double share);
}
