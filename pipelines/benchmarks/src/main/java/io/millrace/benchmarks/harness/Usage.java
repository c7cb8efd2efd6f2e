package io.millrace.benchmarks.harness;

/**
 * What a process took, from its start to its end.
 *
 * @param wallSeconds by the clock
 * @param cpuSeconds of all its threads, in user and in system mode
 * @param peakBytes the most memory that it had resident at a time
 */
public record Usage(double wallSeconds, double cpuSeconds, long peakBytes) {}
