package io.millrace.flow.internal.step;

import io.millrace.flow.connect.Receiver;
import io.millrace.flow.live.Meter;
import org.apache.beam.sdk.values.TypeDescriptor;

/** Counts what passes in a metric. */
record CountedStep<A>(String name, String metric) implements Step<A, A> {

  @Override
  public TypeDescriptor<A> outputType(TypeDescriptor<A> input) {
    return input;
  }

  @Override
  public Link<A> open(Receiver<? super A> next, StepLink.Opening opening) {
    return new Link<A>() {
      private final Meter elements = opening.output().meters().meter(metric);

      @Override
      public void accept(A element) throws Exception {
        elements.increment();
        next.accept(element);
      }
    };
  }

  @Override
  public Step<A, A> named(String newName) {
    return new CountedStep<>(newName, metric);
  }
}
