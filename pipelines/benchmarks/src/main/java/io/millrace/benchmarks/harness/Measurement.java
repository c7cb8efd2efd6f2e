package io.millrace.benchmarks.harness;

/**
 * One run of a contestant.
 *
 * @param round from 1
 */
public record Measurement(Contest contest, int round, Usage usage) {}
