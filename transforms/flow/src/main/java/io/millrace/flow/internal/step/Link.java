package io.millrace.flow.internal.step;

import io.millrace.flow.connect.Receiver;

/**
 * A part of a stage at work on one worker thread: takes elements, bundle by bundle.
 *
 * @param <A> what it takes
 */
public interface Link<A> extends Receiver<A> {

  /** Lets go of what an earlier bundle that failed may have left. */
  default void startBundle() {}

  /**
   * Hands on, gives out or makes durable all that was taken in this bundle. What is before this
   * link in the stage has finished, and what is behind it has not.
   */
  default void finishBundle() throws Exception {}

  /** Gives back what is open. */
  default void close() throws Exception {}
}
