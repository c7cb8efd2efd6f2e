package io.millrace.jdbc;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The column that a component of a record is read from and written to, where its own name does not
 * say it.
 *
 * <pre>{@code
 * record Order(long id, @ColumnName("cust_id") long customer) {}
 * }</pre>
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface ColumnName {

  /** The column's name; it is found in any case, if only one matches. */
  String value();
}
