/**
 * How a flow runs: {@link io.millrace.flow.options.FlowOptions} for a pipeline, {@link
 * io.millrace.flow.options.Async} for one {@code mapAsync}. Users and runner profiles set them.
 */
package io.millrace.flow.options;
