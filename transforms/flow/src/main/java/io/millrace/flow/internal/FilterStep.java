package io.millrace.flow.internal;

import io.millrace.flow.Receiver;
import io.millrace.flow.StepException;
import org.apache.beam.sdk.transforms.ProcessFunction;
import org.apache.beam.sdk.values.TypeDescriptor;

/** Lets through the elements for which the predicate gives {@code wanted}. */
record FilterStep<A>(String name, ProcessFunction<? super A, Boolean> predicate, boolean wanted)
    implements Step<A, A> {

  @Override
  public TypeDescriptor<A> outputType(TypeDescriptor<A> input) {
    return input;
  }

  @Override
  public Receiver<A> before(Receiver<? super A> next) {
    return element -> {
      if (test(element) == wanted) {
        next.accept(element);
      }
    };
  }

  private boolean test(A element) {
    try {
      return predicate.apply(element);
    } catch (Exception e) {
      throw StepException.of(name, element, e);
    }
  }

  @Override
  public Step<A, A> named(String newName) {
    return new FilterStep<>(newName, predicate, wanted);
  }
}
