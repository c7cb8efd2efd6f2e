package io.millrace.files;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The column of a CSV file that a component of a record is read from and written to, where its own
 * name does not say it.
 *
 * <pre>{@code
 * record Member(String name, @CsvColumn("Years since joining") int years) {}
 * }</pre>
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface CsvColumn {

  /** The column's name, exactly as the header has it. */
  String value();
}
