package io.millrace.files.internal;

import java.io.IOException;
import java.io.OutputStream;
import java.io.Serializable;

/**
 * Makes a file of elements.
 *
 * @param <T> the elements
 */
@FunctionalInterface
public interface FileFormat<T> extends Serializable {

  /** Begins a file with what stands before the first element. */
  Encoder<T> begin(OutputStream out) throws IOException;

  /**
   * Encodes the elements of one file.
   *
   * @param <T> the elements
   */
  interface Encoder<T> {

    /**
     * Encodes one element; it may stay in a buffer.
     *
     * @throws IllegalArgumentException if it cannot stand in such a file
     */
    void write(T element) throws IOException;

    /** Ends the file and writes what is in buffers; does not close the stream. */
    void finish() throws IOException;
  }
}
