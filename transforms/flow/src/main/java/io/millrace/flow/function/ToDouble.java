package io.millrace.flow.function;

import java.io.Serializable;

/**
 * Reads a floating-point number from an element, without boxing it.
 *
 * @param <T> the elements
 */
@FunctionalInterface
public interface ToDouble<T> extends Serializable {
  double apply(T element) throws Exception;
}
