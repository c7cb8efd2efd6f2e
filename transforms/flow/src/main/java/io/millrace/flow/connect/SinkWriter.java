package io.millrace.flow.connect;

import java.util.Optional;

/**
 * Writes elements for one worker thread: any number of bundles, each closed by a {@link #flush}.
 *
 * @param <T> the elements it takes
 */
public interface SinkWriter<T> extends Receiver<T> {

  /**
   * Is told that a part of the flow's input is begun, before anything of it is read. Until the next
   * {@link #flush} has returned, elements are of the parts begun since the last one. Where a flow
   * begins with a collection of Beam's there are no parts.
   *
   * @param part its name, the same when it is done again: because its worker has died, or is
   *     thought to have died and may go on with it
   */
  default void begin(String part) throws Exception {}

  /** Takes one element; writes it now or keeps it for a batch, in bounded memory. */
  @Override
  void accept(T element) throws Exception;

  /** Makes everything that was accepted durable. */
  void flush() throws Exception;

  /**
   * What the sink's {@link SinkPublisher} has to know of what the last {@link #flush} made durable;
   * asked once after each.
   */
  default Optional<String> receipt() {
    return Optional.empty();
  }

  /** Gives back what is open. What was accepted since the last {@link #flush} is discarded. */
  void close() throws Exception;
}
