/**
 * The {@code rollup} job, database to database: {@link
 * io.millrace.benchmarks.rollup.RollupBenchmark} runs it and {@link
 * io.millrace.benchmarks.rollup.PlainLoop}, its peer, over the same rows. Started by {@code
 * scripts/bench rollup}.
 */
package io.millrace.benchmarks.rollup;
