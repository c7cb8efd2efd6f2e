/**
 * Tables that Millrace itself makes and fills, beside those that it writes to.
 *
 * <p>An {@link io.millrace.jdbc.internal.write.table.OwnTable} is created by the first writer that
 * needs it; {@link io.millrace.jdbc.internal.write.table.WriteRights} tells before a job starts
 * whether its user may. Fence, dead letters and the tables of finished runs are such tables.
 */
package io.millrace.jdbc.internal.write.table;
