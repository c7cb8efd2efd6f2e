package io.millrace.jdbc.internal.element;

import java.io.Serializable;
import java.util.List;
import java.util.function.Function;
import org.apache.beam.sdk.coders.Coder;

/**
 * The elements that are written: their fields, and how to take an element to pieces.
 *
 * @param <T> the elements
 */
public interface Elements<T> extends Serializable {

  /** What the elements are, for messages. */
  String description();

  /** Their fields, in order. */
  List<Field> fields();

  /** Prepares for taking elements to pieces, once a writer: gives a value for each field. */
  Function<T, Object[]> extractor();

  /**
   * A field of an element.
   *
   * @param name as the element calls it
   * @param type the class of its values; null if it is of a kind that no column takes
   * @param nullable whether it may be null
   */
  record Field(String name, Class<?> type, boolean nullable) implements Serializable {}

  /**
   * Tells what the elements are, once their coder is known.
   *
   * @param <T> the elements
   */
  @FunctionalInterface
  interface Factory<T> extends Serializable {

    /**
     * What elements with this coder are.
     *
     * @throws IllegalArgumentException if the coder does not tell
     */
    Elements<T> of(Coder<T> coder);
  }
}
