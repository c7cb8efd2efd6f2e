package io.millrace.flow.internal.step;

import io.millrace.flow.connect.Receiver;
import org.apache.beam.sdk.values.TypeDescriptor;

/**
 * Where a flow becomes part of a merge: keeps what follows apart from what follows its other parts,
 * which may be the same flow once more. It is known by its identity, and does nothing at work.
 */
public final class PartStep<A> implements Step<A, A> {

  private static final long serialVersionUID = 1L;

  @Override
  public String name() {
    return "";
  }

  @Override
  public TypeDescriptor<A> outputType(TypeDescriptor<A> input) {
    return input;
  }

  @Override
  public Link<A> open(Receiver<? super A> next, StepLink.Opening opening) {
    throw new UnsupportedOperationException("there is nothing to open");
  }

  @Override
  public Step<A, A> named(String newName) {
    return this;
  }
}
