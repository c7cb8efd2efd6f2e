package io.millrace.benchmarks.jdbc;

import java.util.List;
import java.util.Map;

/**
 * All that was measured.
 *
 * @param failures why a contestant has not done its work; it runs no more after that
 */
record JdbcOutcome(List<JdbcRun> runs, Map<JdbcContest, String> failures) {}
