package io.millrace.flow.internal;

import io.millrace.flow.Receiver;
import io.millrace.flow.StepException;
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
  public Receiver<A> before(Receiver<? super B> next) {
    return element -> next.accept(apply(element));
  }

  private B apply(A element) {
    try {
      return function.apply(element);
    } catch (Exception e) {
      throw StepException.of(name, element, e);
    }
  }

  @Override
  public Step<A, B> named(String newName) {
    return new MapStep<>(newName, function, type);
  }
}
