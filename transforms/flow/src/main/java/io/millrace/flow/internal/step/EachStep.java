package io.millrace.flow.internal.step;

import io.millrace.flow.connect.Receiver;
import io.millrace.flow.function.Action;
import org.apache.beam.sdk.values.TypeDescriptor;

/** Does something with each element and hands it on. */
record EachStep<A>(String name, Action<? super A> action) implements Step<A, A> {

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
        try {
          action.accept(element);
        } catch (Exception e) {
          failed(element, e);
          return;
        }
        out++;
        next.accept(element);
      }
    };
  }

  @Override
  public Step<A, A> named(String newName) {
    return new EachStep<>(newName, action);
  }
}
