/**
 * What is done once all batches are written: staged rows go to their table, a named run is
 * remembered, and what attempts have left that were repeated is deleted.
 *
 * <p>Called in one place, with the receipts of all writers.
 */
package io.millrace.jdbc.internal.write.publish;
