/**
 * Who may write to a table. A sink's {@link io.millrace.jdbc.internal.write.fence.Fence} is made
 * with the pipeline; its writers and its publisher prove by it, in each of their transactions, that
 * neither their run nor their part of the work has gone on without them, and are refused otherwise.
 */
package io.millrace.jdbc.internal.write.fence;
