/**
 * Databases: {@link io.millrace.benchmarks.jdbc.JdbcBench} is what {@code scripts/bench jdbc}
 * starts. It has a PostgreSQL server of its own, runs each contestant as a process, compares what
 * it wrote with what SQL gives, and reports wall and CPU time, the server's included.
 */
package io.millrace.benchmarks.jdbc;
