package io.millrace.benchmarks.jdbc;

import java.util.List;
import java.util.Map;

/**
 * All that was measured.
 *
 * @param trials in the order of the report
 * @param failures why a contestant has not done its work; its runs before that are left out
 */
record JdbcOutcome(List<Trial> trials, List<Run> runs, Map<Trial, String> failures) {}
