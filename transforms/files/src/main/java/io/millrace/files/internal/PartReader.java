package io.millrace.files.internal;

import io.millrace.flow.connect.Receiver;
import java.io.Serializable;

/**
 * Makes elements of the bytes of a file.
 *
 * @param <T> the elements
 */
@FunctionalInterface
public interface PartReader<T> extends Serializable {

  /**
   * Hands every element of the part to the receiver.
   *
   * @throws Exception if the part cannot be read or something in it does not convert; the message
   *     names file and place
   */
  void read(FilePart part, Receiver<? super T> receiver) throws Exception;
}
