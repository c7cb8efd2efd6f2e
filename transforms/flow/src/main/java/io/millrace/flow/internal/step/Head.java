package io.millrace.flow.internal.step;

import io.millrace.flow.connect.Receiver;
import java.io.Serializable;

/**
 * How elements come into a stage.
 *
 * @param <I> what Beam hands to the stage
 * @param <X> what the stage's first step takes
 */
@FunctionalInterface
public interface Head<I, X> extends Serializable {

  /**
   * What takes Beam's elements and hands the stage's elements to the chain.
   *
   * @param output tells the moment of Beam's element, and takes that of each of the stage's where
   *     it is another
   */
  Link<I> before(Receiver<? super X> chain, StageOutput output);

  /** Beam's elements are the stage's. */
  static <X> Head<X, X> elements() {
    return (chain, output) -> chain::accept;
  }
}
