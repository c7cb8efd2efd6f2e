package io.millrace.flow.internal.step;

import io.millrace.flow.connect.Receiver;
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
  public Link<A> open(Receiver<? super A> next, StepLink.Opening opening) {
    return new StepLink<A, A>(next, opening) {
      @Override
      public void accept(A element) throws Exception {
        in++;
        boolean accepted;
        try {
          accepted = predicate.apply(element);
        } catch (Exception e) {
          failed(element, e);
          return;
        }
        if (accepted == wanted) {
          out++;
          next.accept(element);
        }
      }

      @Override
      long dropped(long taken, long given, long put) {
        return taken - given - put;
      }
    };
  }

  @Override
  public Step<A, A> named(String newName) {
    return new FilterStep<>(newName, predicate, wanted);
  }
}
