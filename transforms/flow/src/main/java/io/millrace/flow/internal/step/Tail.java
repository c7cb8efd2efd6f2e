package io.millrace.flow.internal.step;

import java.io.Serializable;

/**
 * How elements go out of a stage.
 *
 * @param <Y> what the stage's last step gives
 * @param <O> what Beam gets from the stage
 */
@FunctionalInterface
public interface Tail<Y, O> extends Serializable {

  /** Starts the tail on one worker thread. */
  Link<Y> open(Exit<O> exit);

  /** The stage's elements are Beam's. */
  static <Y> Tail<Y, Y> emit() {
    return exit -> {
      NullCheck<Y> check = exit.nulls();
      return element -> exit.emit(check.checked(element));
    };
  }
}
