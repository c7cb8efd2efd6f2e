/**
 * The databases benchmark, {@code scripts/bench jdbc}: a rollup and an upsert by Millrace and by
 * its peers, each a whole process, over one PostgreSQL server that the benchmark starts and
 * measures as well. {@link io.millrace.benchmarks.jdbc.JdbcBench} is the command; the programs of
 * the peers are in {@code rollup} and {@code upsert}.
 */
package io.millrace.benchmarks.jdbc;
