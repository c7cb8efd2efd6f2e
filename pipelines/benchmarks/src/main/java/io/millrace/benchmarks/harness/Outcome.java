package io.millrace.benchmarks.harness;

import java.util.List;
import java.util.Map;

/**
 * All that was measured.
 *
 * @param failures why a contestant has not done its work
 */
public record Outcome(List<Measurement> measurements, Map<Contest, String> failures) {}
