package io.millrace.jobs.differential;

/** A row that comes out of a flow, with its place in event time. */
record Stamped(Row row, Long timestamp, long window) {}
