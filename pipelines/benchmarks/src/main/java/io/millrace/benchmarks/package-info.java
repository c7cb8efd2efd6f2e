/**
 * Benchmarks: {@link io.millrace.benchmarks.RollupBenchmark} runs the {@code rollup} job and {@link
 * io.millrace.benchmarks.PlainLoop}, its peer, over the same rows, each run in a fresh JVM.
 */
package io.millrace.benchmarks;
