package io.millrace.flow.internal.step;

import io.millrace.flow.connect.Receiver;
import io.millrace.flow.internal.function.UserFunctions;
import java.util.Optional;
import org.apache.beam.sdk.transforms.ProcessFunction;
import org.apache.beam.sdk.values.TypeDescriptor;

/** One element in, one out. */
record MapStep<A, B>(
    String name, ProcessFunction<? super A, ? extends B> function, TypeDescriptor<B> type)
    implements Step<A, B> {

  @Override
  public TypeDescriptor<B> outputType(TypeDescriptor<A> input) {
    return Optional.ofNullable(type)
        .orElseGet(() -> UserFunctions.resultType("map", function, ProcessFunction.class, input));
  }

  @Override
  public Link<A> open(Receiver<? super B> next, StepLink.Opening opening) {
    return new StepLink<A, B>(next, opening) {
      @Override
      public void accept(A element) throws Exception {
        in++;
        B result;
        try {
          result = function.apply(element);
        } catch (Exception e) {
          failed(element, e);
          return;
        }
        out++;
        next.accept(result);
      }
    };
  }

  @Override
  public Step<A, B> named(String newName) {
    return new MapStep<>(newName, function, type);
  }
}
