package io.millrace.benchmarks.jdbc;

/**
 * One run of a contestant.
 *
 * @param round from 1
 * @param wallSeconds of the process, from outside
 * @param ownSeconds of CPU of the process
 * @param serverSeconds of CPU of the database server meanwhile
 * @param jobSeconds what the program says its work took, without its start; NaN if it says nothing
 */
record Run(
    Trial trial,
    int round,
    double wallSeconds,
    double ownSeconds,
    double serverSeconds,
    double jobSeconds) {

  /** CPU seconds of both. */
  double cpuSeconds() {
    return ownSeconds + serverSeconds;
  }
}
