/**
 * How rows become elements and elements rows: records and Beam's rows, both ways.
 *
 * <p>A read is given a {@link io.millrace.jdbc.internal.element.RowShape}, a write {@link
 * io.millrace.jdbc.internal.element.Elements} and which field goes to which column.
 */
package io.millrace.jdbc.internal.element;
