/**
 * From the fields of an element to the values of a row: {@link
 * io.millrace.jdbc.internal.value.RowValues} converts and checks each against the column that it is
 * bound to.
 *
 * <p>What a column would not keep is refused before it is sent, by a {@link
 * io.millrace.jdbc.internal.value.RefusedValueException}. Writers call it.
 */
package io.millrace.jdbc.internal.value;
