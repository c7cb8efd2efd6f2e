/**
 * A reducer in Beam's {@code Combine}: accumulators that may be null, held in objects of their own
 * ({@link io.millrace.flow.internal.combine.ReducingFn}), and panes without a result ({@link
 * io.millrace.flow.internal.combine.PaneFn}). For what is not merged shard by shard.
 */
package io.millrace.flow.internal.combine;
