package io.millrace.flow.internal.step;

import io.millrace.flow.connect.Receiver;
import java.io.Serializable;
import org.apache.beam.sdk.values.TypeDescriptor;

/**
 * One element-wise operator of a stage.
 *
 * @param <A> what comes in
 * @param <B> what goes out
 */
public interface Step<A, B> extends Serializable {

  /** What it is called in the runner's displays. */
  String name();

  /**
   * The type of what goes out.
   *
   * @throws IllegalArgumentException if Java has erased it; the message lists the ways out
   */
  TypeDescriptor<B> outputType(TypeDescriptor<A> input);

  /** This step at work, with the next one behind it. */
  Link<A> open(Receiver<? super B> next, StepLink.Opening opening);

  /** This step under another name. */
  Step<A, B> named(String name);
}
