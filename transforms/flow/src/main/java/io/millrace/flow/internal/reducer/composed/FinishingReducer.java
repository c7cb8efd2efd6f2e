package io.millrace.flow.internal.reducer.composed;

import io.millrace.flow.function.Reducer;
import io.millrace.flow.function.StepException;
import io.millrace.flow.internal.function.ElementCoders;
import io.millrace.flow.internal.function.UserFunctions;
import io.millrace.flow.internal.reducer.ElementValue;
import java.util.Arrays;
import org.apache.beam.sdk.coders.CannotProvideCoderException;
import org.apache.beam.sdk.coders.Coder;
import org.apache.beam.sdk.coders.CoderRegistry;
import org.apache.beam.sdk.coders.NullableCoder;
import org.apache.beam.sdk.transforms.ProcessFunction;
import org.apache.beam.sdk.values.TypeDescriptor;

/**
 * Makes something else of another reducer's result.
 *
 * @param <T> the elements
 * @param <A> the accumulators
 * @param <B> the other reducer's result
 * @param <R> the result
 */
public final class FinishingReducer<T, A, B, R> extends DelegatingReducer<T, T, A, B, R> {

  private static final long serialVersionUID = 1L;

  private final String name;
  private final TypeDescriptor<R> type;
  private final ProcessFunction<? super B, ? extends R> function;

  /** The type is null where it is to be read from the function. */
  public FinishingReducer(
      String name,
      TypeDescriptor<R> type,
      Reducer<? super T, A, ? extends B> reducer,
      ProcessFunction<? super B, ? extends R> function) {
    super(reducer);
    this.name = name;
    this.type = ElementValue.plain(type);
    this.function = UserFunctions.checked(name, function);
  }

  @Override
  public A add(A accumulator, T element) throws Exception {
    return reducer.add(accumulator, element);
  }

  @Override
  public R finish(A accumulator) {
    B result = reducer.finish(accumulator);
    try {
      return function.apply(result);
    } catch (Exception e) {
      Object shown = result instanceof Object[] values ? Arrays.asList(values) : result;
      throw StepException.of(name, shown, e);
    }
  }

  @Override
  @SuppressWarnings("unchecked") // a reducer only takes elements in
  TypeDescriptor<T> taken(TypeDescriptor<? extends T> elements) {
    return (TypeDescriptor<T>) elements;
  }

  @Override
  public Coder<R> resultCoder(CoderRegistry coders, TypeDescriptor<? extends T> elements)
      throws CannotProvideCoderException {
    return NullableCoder.of(ElementCoders.of(coders, resultType(coders, elements)));
  }

  private TypeDescriptor<R> resultType(CoderRegistry coders, TypeDescriptor<? extends T> elements)
      throws CannotProvideCoderException {
    return type != null
        ? type
        : UserFunctions.resultType(
            name,
            function,
            ProcessFunction.class,
            reducer.resultCoder(coders, elements).getEncodedTypeDescriptor());
  }
}
