package io.millrace.flow.connect;

import io.millrace.flow.Source;
import java.io.Serializable;

/**
 * A part of a {@link Source} that one worker reads from its start to its end.
 *
 * <p>A split is a description, small and serialisable; it opens what it reads from when it is read.
 * It may be read more than once, by another worker too, when the first attempt died: every reading
 * gives the same elements as long as the outside data does not change.
 *
 * @param <T> the elements it gives
 */
public interface Split<T> extends Serializable {

  /**
   * Hands every element of this split to the receiver, then returns.
   *
   * <p>Nothing is kept open after the return but what {@link #keep} keeps, whether normal or by an
   * exception. An exception of the receiver is passed on as it is.
   *
   * @throws Exception if the outside data cannot be read
   */
  void read(Receiver<? super T> receiver) throws Exception;

  /**
   * Has what this split is read from kept ready for the next splits of its source, such as a pool
   * of connections: a worker asks for it once a bundle, with the first split, and closes it with
   * the bundle. By default there is nothing to keep.
   */
  default Keep keep() {
    return () -> {};
  }

  /** What is kept ready until it is closed. */
  @FunctionalInterface
  interface Keep extends AutoCloseable {
    @Override
    void close();
  }
}
