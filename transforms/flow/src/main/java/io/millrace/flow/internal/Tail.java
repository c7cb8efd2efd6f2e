package io.millrace.flow.internal;

import io.millrace.flow.Receiver;
import java.io.Serializable;

/**
 * How elements go out of a stage.
 *
 * @param <Y> what the stage's last step gives
 * @param <O> what Beam gets from the stage
 */
@FunctionalInterface
interface Tail<Y, O> extends Serializable {

  /** Starts the tail on one worker thread. */
  Running<Y> open(StageOutput<O> out);

  /** The stage's elements are Beam's. */
  static <Y> Tail<Y, Y> emit() {
    return out -> out::emit;
  }

  /** A tail at work: takes elements, bundle by bundle. */
  @FunctionalInterface
  interface Running<Y> extends Receiver<Y> {

    /** Lets go of what an earlier bundle that failed may have left. */
    default void startBundle() {}

    /** Gives out or makes durable all that was taken in this bundle. */
    default void finishBundle() throws Exception {}

    /** Gives back what is open. */
    default void close() throws Exception {}
  }
}
