package io.millrace.jdbc.internal.element;

import io.millrace.jdbc.dialect.Columns;
import io.millrace.jdbc.dialect.Rows;
import java.io.Serializable;
import java.sql.SQLException;
import org.apache.beam.sdk.coders.CannotProvideCoderException;
import org.apache.beam.sdk.coders.Coder;
import org.apache.beam.sdk.coders.CoderRegistry;

/**
 * What the rows of a query become.
 *
 * @param <T> the elements
 */
public interface RowShape<T> extends Serializable {

  /** The columns that it needs, in the order in which the query has to give them. */
  Columns columns();

  /**
   * The coder of the elements.
   *
   * @throws CannotProvideCoderException if the registry lacks one
   */
  Coder<T> coder(CoderRegistry coders) throws CannotProvideCoderException;

  /**
   * Checks it against columns of which it is known whether they may hold NULL.
   *
   * @throws IllegalArgumentException if one may, and what it becomes cannot be null
   */
  default void checkNulls() {}

  /** Prepares for reading, once a split. */
  Decoder<T> decoder();

  /**
   * Chooses the shape once it is known which columns there are.
   *
   * @param <T> the elements
   */
  @FunctionalInterface
  interface Factory<T> extends Serializable {

    /**
     * The shape of rows with these columns.
     *
     * @param origin what they are columns of, for messages
     * @throws IllegalArgumentException if there are columns that do not fit
     */
    RowShape<T> shape(Columns available, String origin);
  }

  /**
   * Makes an element of a row.
   *
   * @param <T> the element
   */
  @FunctionalInterface
  interface Decoder<T> {

    /**
     * The current row as an element.
     *
     * @param rows whose columns are the shape's, others may follow
     * @throws IllegalArgumentException if a value does not convert; the message names its column
     */
    T decode(Rows rows) throws SQLException;
  }
}
