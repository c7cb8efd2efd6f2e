/**
 * What a column does not keep of some values, though its database takes them without an error: a
 * {@link io.millrace.jdbc.dialect.value.ValueRule} each.
 *
 * <p>Dialects make them of a column's type; writers ask them for each value. A column that keeps
 * whatever its database takes has none.
 */
package io.millrace.jdbc.dialect.value;
