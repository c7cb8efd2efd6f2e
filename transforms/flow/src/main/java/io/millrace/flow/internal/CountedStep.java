package io.millrace.flow.internal;

import io.millrace.flow.Receiver;
import org.apache.beam.sdk.metrics.Metrics;
import org.apache.beam.sdk.values.TypeDescriptor;

/** Counts what passes in a metric. */
record CountedStep<A>(String name, String metric) implements Step<A, A> {

  /** The namespace of the metrics that a job's outcome shows. */
  static final String NAMESPACE = "millrace";

  @Override
  public TypeDescriptor<A> outputType(TypeDescriptor<A> input) {
    return input;
  }

  @Override
  public Link<A> open(Receiver<? super A> next, StepLink.Opening opening) {
    return new Link<A>() {
      private long elements;

      @Override
      public void accept(A element) throws Exception {
        elements++;
        next.accept(element);
      }

      @Override
      public void startBundle() {
        elements = 0;
      }

      @Override
      public void finishBundle() {
        Metrics.counter(NAMESPACE, metric).inc(elements);
        elements = 0;
      }
    };
  }

  @Override
  public Step<A, A> named(String newName) {
    return new CountedStep<>(newName, metric);
  }
}
