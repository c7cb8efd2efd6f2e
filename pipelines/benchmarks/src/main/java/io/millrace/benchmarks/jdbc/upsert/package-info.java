/**
 * Programs that upsert rows which they make up themselves, all the same rows from the same source.
 * Arguments: the JDBC URL, the number of rows, the table, the runner. Each prints what it took,
 * without the start of the JVM.
 */
package io.millrace.benchmarks.jdbc.upsert;
