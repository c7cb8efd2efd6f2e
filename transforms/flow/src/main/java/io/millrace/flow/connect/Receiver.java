package io.millrace.flow.connect;

/**
 * Takes elements one by one: the pipe between two fused operators, and between a {@link Split} and
 * the stage that reads it.
 *
 * @param <T> what it takes
 */
@FunctionalInterface
public interface Receiver<T> {

  /**
   * Takes one element.
   *
   * @throws Exception whatever a user function, a source or a sink behind this receiver throws; the
   *     stage adds the step's name and fails the bundle
   */
  void accept(T element) throws Exception;
}
