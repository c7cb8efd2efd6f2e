/**
 * What {@code scripts/chaos} does: jobs on a real cluster, between real databases, one of which is
 * hit in each run. In comes a seed, out goes whether every result was what SQL gives.
 */
package io.millrace.benchmarks.chaos;
