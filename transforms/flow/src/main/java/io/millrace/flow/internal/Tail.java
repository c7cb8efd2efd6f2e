package io.millrace.flow.internal;

import java.io.Serializable;
import org.apache.beam.sdk.values.TupleTag;

/**
 * How elements go out of a stage.
 *
 * @param <Y> what the stage's last step gives
 * @param <O> what Beam gets from the stage
 */
@FunctionalInterface
interface Tail<Y, O> extends Serializable {

  /** Starts the tail on one worker thread. */
  Link<Y> open(Exit<O> exit);

  /** The stage's elements are Beam's. */
  static <Y> Tail<Y, Y> emit() {
    return exit -> element -> exit.output().emit(exit.tag(), element);
  }

  /**
   * Where a tail gives out.
   *
   * @param tag the output of the stage that is this tail's
   * @param failures where elements go that a user function of the tail fails on
   */
  record Exit<O>(StageOutput output, TupleTag<O> tag, Failures failures) {}
}
