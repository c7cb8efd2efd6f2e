package io.millrace.flow.internal.reducer;

import io.millrace.flow.internal.function.ElementCoders;
import io.millrace.flow.internal.function.UserFunctions;
import java.io.Serializable;
import org.apache.beam.sdk.coders.CannotProvideCoderException;
import org.apache.beam.sdk.coders.Coder;
import org.apache.beam.sdk.coders.CoderRegistry;
import org.apache.beam.sdk.transforms.ProcessFunction;
import org.apache.beam.sdk.values.TypeDescriptor;

/**
 * What a reducer reads from an element: a user function's result, or the element itself.
 *
 * @param <T> the elements
 * @param <V> what is read from them
 */
public final class ElementValue<T, V> implements Serializable {

  private static final long serialVersionUID = 1L;

  private final String name;
  private final TypeDescriptor<V> type;
  private final ProcessFunction<? super T, ? extends V> function;

  private ElementValue(
      String name, TypeDescriptor<V> type, ProcessFunction<? super T, ? extends V> function) {
    this.name = name;
    this.type = type;
    this.function = function;
  }

  /**
   * What a function gives.
   *
   * @param name the operation that the function was handed to, for messages
   * @param type the type of its results; null where it is to be read from the function
   */
  public static <T, V> ElementValue<T, V> of(
      String name, TypeDescriptor<V> type, ProcessFunction<? super T, ? extends V> function) {
    return new ElementValue<>(name, plain(type), UserFunctions.checked(name, function));
  }

  /** The element itself. */
  public static <T> ElementValue<T, T> itself(String name) {
    return new ElementValue<>(name, null, null);
  }

  /** A descriptor that was made as {@code new TypeDescriptor<…>() {}} captures. */
  @SuppressWarnings("unchecked") // the type is the same
  public static <V> TypeDescriptor<V> plain(TypeDescriptor<V> type) {
    return type == null ? null : (TypeDescriptor<V>) TypeDescriptor.of(type.getType());
  }

  @SuppressWarnings("unchecked") // without a function, V is T
  public V of(T element) throws Exception {
    return function == null ? (V) element : function.apply(element);
  }

  @SuppressWarnings("unchecked") // without a function, V is T
  public TypeDescriptor<V> type(TypeDescriptor<? extends T> elements) {
    if (function == null) {
      return (TypeDescriptor<V>) elements;
    }
    return type != null
        ? type
        : UserFunctions.resultType(name, function, ProcessFunction.class, elements);
  }

  Coder<V> coder(CoderRegistry coders, TypeDescriptor<? extends T> elements)
      throws CannotProvideCoderException {
    return ElementCoders.of(coders, type(elements));
  }
}
