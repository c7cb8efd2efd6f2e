/**
 * Partition/reduce flows on Apache Beam.
 *
 * <p>{@link io.millrace.flow.Flow} is where to begin: it describes a flow, operator by operator.
 * When the description meets a boundary (a partition, a sink, {@code toPCollection}, {@code apply})
 * it is compiled to stages, which are plain Beam transforms. {@link io.millrace.flow.Source} and
 * {@link io.millrace.flow.Sink} are what connectors implement, {@link
 * io.millrace.flow.function.Reducer} what {@code reduce} takes; {@link io.millrace.flow.Elements}
 * and {@link io.millrace.flow.Reduce} are the same operations for a Beam pipeline without the
 * facade.
 */
package io.millrace.flow;
