package io.millrace.flow.internal.reducer;

import io.millrace.flow.function.Reducer;
import java.io.Serializable;
import org.apache.beam.sdk.coders.CannotProvideCoderException;
import org.apache.beam.sdk.coders.Coder;
import org.apache.beam.sdk.coders.CoderRegistry;
import org.apache.beam.sdk.coders.NullableCoder;
import org.apache.beam.sdk.values.TypeDescriptor;

/**
 * Reduces what is read from the elements by an operation on two of them; nulls are passed by, and
 * no values give null. The accumulator is the value so far.
 *
 * @param <T> the elements
 * @param <V> the values
 */
public final class ValueReducer<T, V> extends Reducer<T, V, V> {

  private static final long serialVersionUID = 1L;

  private final ElementValue<T, V> value;
  private final Operation<V> operation;

  public ValueReducer(ElementValue<T, V> value, Operation<V> operation) {
    this.value = value;
    this.operation = operation;
  }

  /** An operation on two values, associative and commutative. */
  @FunctionalInterface
  public interface Operation<V> extends Serializable {
    V apply(V first, V second);
  }

  @Override
  public V create() {
    return null;
  }

  @Override
  public V add(V accumulator, T element) throws Exception {
    return merge(accumulator, value.of(element));
  }

  @Override
  public V merge(V accumulator, V other) {
    if (accumulator == null || other == null) {
      return accumulator == null ? other : accumulator;
    }
    return operation.apply(accumulator, other);
  }

  @Override
  public V finish(V accumulator) {
    return accumulator;
  }

  @Override
  public Coder<V> accumulatorCoder(CoderRegistry coders, TypeDescriptor<? extends T> elements)
      throws CannotProvideCoderException {
    return NullableCoder.of(value.coder(coders, elements));
  }

  @Override
  public Coder<V> resultCoder(CoderRegistry coders, TypeDescriptor<? extends T> elements)
      throws CannotProvideCoderException {
    return accumulatorCoder(coders, elements);
  }
}
