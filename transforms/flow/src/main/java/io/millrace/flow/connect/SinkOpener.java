package io.millrace.flow.connect;

import java.io.Serializable;

/**
 * Opens writers on the workers.
 *
 * @param <T> the elements they take
 */
@FunctionalInterface
public interface SinkOpener<T> extends Serializable {

  /**
   * Opens a writer; called by each worker thread, when the first part of the input is begun or the
   * first element is there.
   */
  SinkWriter<T> open() throws Exception;
}
