package io.millrace.flow.internal.step;

import io.millrace.flow.connect.Receiver;
import io.millrace.flow.internal.function.UserFunctions;
import java.util.Iterator;
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
                UserFunctions.iterableElement(
                    UserFunctions.resultType("flatMap", function, ProcessFunction.class, input)));
  }

  @Override
  public Link<A> open(Receiver<? super B> next, StepLink.Opening opening) {
    return new StepLink<A, B>(next, opening) {
      @Override
      public void accept(A element) throws Exception {
        in++;
        Iterator<? extends B> results = null;
        while (true) {
          B result;
          // A lazy iterable runs the user's code when it is asked for more.
          try {
            results = results == null ? function.apply(element).iterator() : results;
            if (!results.hasNext()) {
              return;
            }
            result = results.next();
          } catch (Exception e) {
            failed(element, e);
            return;
          }
          out++;
          next.accept(result);
        }
      }
    };
  }

  @Override
  public Step<A, B> named(String newName) {
    return new FlatMapStep<>(newName, function, type);
  }
}
