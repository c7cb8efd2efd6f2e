package io.millrace.flow.function;

import java.io.Serializable;

/**
 * Does something with an element, for its effect alone.
 *
 * @param <T> the elements
 */
@FunctionalInterface
public interface Action<T> extends Serializable {
  void accept(T element) throws Exception;
}
