package io.millrace.flow.internal;

import io.millrace.flow.Receiver;
import io.millrace.flow.StepException;
import java.lang.reflect.ParameterizedType;
import java.util.Optional;
import org.apache.beam.sdk.transforms.ProcessFunction;
import org.apache.beam.sdk.values.TypeDescriptor;

/** One element in, any number out. */
record FlatMapStep<A, B>(
    String name,
    ProcessFunction<? super A, ? extends Iterable<? extends B>> function,
    TypeDescriptor<B> type)
    implements Step<A, B> {

  @Override
  public TypeDescriptor<B> outputType(TypeDescriptor<A> input) {
    return Optional.ofNullable(type)
        .orElseGet(
            () ->
                elementType(
                    UserFunctions.resultType("flatMap", function, ProcessFunction.class, input)));
  }

  @SuppressWarnings("unchecked")
  private TypeDescriptor<B> elementType(TypeDescriptor<? extends Iterable<? extends B>> iterable) {
    ParameterizedType resolved =
        (ParameterizedType)
            ((TypeDescriptor<? extends Iterable<?>>) iterable)
                .getSupertype((Class<Iterable<?>>) (Class<?>) Iterable.class)
                .getType();
    return (TypeDescriptor<B>) TypeDescriptor.of(resolved.getActualTypeArguments()[0]);
  }

  @Override
  public Receiver<A> before(Receiver<? super B> next) {
    return element -> {
      for (B result : apply(element)) {
        next.accept(result);
      }
    };
  }

  private Iterable<? extends B> apply(A element) {
    try {
      return function.apply(element);
    } catch (Exception e) {
      throw StepException.of(name, element, e);
    }
  }

  @Override
  public Step<A, B> named(String newName) {
    return new FlatMapStep<>(newName, function, type);
  }
}
