/**
 * How elements become rows of a table, in batches, each of which counts once.
 *
 * <p>A {@link io.millrace.jdbc.internal.write.WriteJob} is made with the pipeline; on the workers a
 * {@link io.millrace.jdbc.internal.write.BatchWriter} writes, to the table or to a staging table,
 * and gives receipts, by which a publisher ends the write. Reads know nothing of it.
 */
package io.millrace.jdbc.internal.write;
