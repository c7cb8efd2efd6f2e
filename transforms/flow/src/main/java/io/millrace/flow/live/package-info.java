/**
 * The counts of a job while it runs: {@link io.millrace.flow.live.Meter} counts on a worker thread,
 * {@link io.millrace.flow.live.Board} gathers what the workers of this process have counted, and
 * what the pipeline says of itself when it is constructed. Stages, sources and sinks write; a
 * launcher reads.
 */
package io.millrace.flow.live;
