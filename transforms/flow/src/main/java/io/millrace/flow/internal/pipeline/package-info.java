/**
 * What is known of a whole pipeline while it is constructed: the names given, the flows without an
 * end, the targets that sinks have taken, and what the windows of its collections allow.
 */
package io.millrace.flow.internal.pipeline;
