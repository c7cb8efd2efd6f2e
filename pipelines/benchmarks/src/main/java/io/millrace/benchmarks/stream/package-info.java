/**
 * {@code java.util.stream}: the files in parallel, their lines by {@code Files.lines}, concurrent
 * grouping collectors; the functions of {@link io.millrace.benchmarks.work}.
 */
package io.millrace.benchmarks.stream;
