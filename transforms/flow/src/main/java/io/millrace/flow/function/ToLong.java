package io.millrace.flow.function;

import java.io.Serializable;

/**
 * Reads a whole number from an element, without boxing it.
 *
 * @param <T> the elements
 */
@FunctionalInterface
public interface ToLong<T> extends Serializable {
  long apply(T element) throws Exception;
}
