/**
 * How a table or a query is cut into splits by ranges of a key, and how a split is read.
 *
 * <p>A {@link io.millrace.jdbc.internal.read.SplitPlan} is made while the pipeline is constructed;
 * a {@link io.millrace.jdbc.internal.read.QuerySplit} travels to a worker, opens a {@link
 * io.millrace.jdbc.internal.read.RowCursor}, and goes on behind the last key where a connection is
 * lost. Writers read by it what they have staged.
 */
package io.millrace.jdbc.internal.read;
