package io.millrace.benchmarks.chaos;

import java.util.Map;
import java.util.Optional;

/**
 * What the runs of a series have in common.
 *
 * @param rows how many the source has
 * @param flink options of the cluster, by key, that go before its own
 * @param phase when faults strike; empty for moments that are drawn
 */
record Conditions(long rows, Map<String, String> flink, Optional<Phase> phase) {}
