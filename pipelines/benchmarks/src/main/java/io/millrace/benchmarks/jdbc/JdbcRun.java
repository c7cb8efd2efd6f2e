package io.millrace.benchmarks.jdbc;

import java.util.OptionalDouble;

/**
 * One run of a contestant.
 *
 * @param round from 1
 * @param wallSeconds of the whole process
 * @param ownSeconds CPU time of the process
 * @param serverSeconds CPU time of the server meanwhile
 * @param jobSeconds what the contestant says its work took, without its start; empty if it does not
 */
record JdbcRun(
    JdbcContest contest,
    int round,
    double wallSeconds,
    double ownSeconds,
    double serverSeconds,
    OptionalDouble jobSeconds) {

  double cpuSeconds() {
    return ownSeconds + serverSeconds;
  }
}
