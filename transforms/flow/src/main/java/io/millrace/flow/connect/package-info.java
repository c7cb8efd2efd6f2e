/**
 * What a source and a sink give to the workers, for those who write connectors.
 *
 * <p>A {@link io.millrace.flow.Source} gives {@link io.millrace.flow.connect.Split splits}, which
 * hand their elements to a {@link io.millrace.flow.connect.Receiver}. A {@link
 * io.millrace.flow.Sink} gives an opener of {@link io.millrace.flow.connect.SinkWriter writers}
 * and, where it needs one, a {@link io.millrace.flow.connect.SinkPublisher}.
 */
package io.millrace.flow.connect;
