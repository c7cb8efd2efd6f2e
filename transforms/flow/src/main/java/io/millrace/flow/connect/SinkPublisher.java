package io.millrace.flow.connect;

import java.io.Serializable;
import java.util.List;

/**
 * Publishes all that was written, in one place and after everything else: the way to a result that
 * is seen whole or not at all, and in which a bundle that was done twice counts once.
 */
@FunctionalInterface
public interface SinkPublisher extends Serializable {

  /**
   * Publishes. Called when every element has been written, with an empty list when there were none.
   * Called again with the same receipts when an attempt died: the result is the same.
   *
   * @param receipts those of every flush that counts, sorted; a flush whose bundle failed is not
   *     among them
   */
  void publish(List<String> receipts) throws Exception;

  /**
   * Whether the result is right without it too, so that the sink may be written to by a flow that
   * does not end.
   */
  default boolean isOptional() {
    return false;
  }
}
