/**
 * One value on its way between a column and a field of an element.
 *
 * <p>{@link io.millrace.jdbc.internal.value.Conversions} makes what was read the type that a field
 * has. {@link io.millrace.jdbc.internal.value.RowValues} converts and checks what is written
 * against the column that it is bound to: what a column would not keep is refused before it is
 * sent, by a {@link io.millrace.jdbc.internal.value.RefusedValueException}.
 */
package io.millrace.jdbc.internal.value;
