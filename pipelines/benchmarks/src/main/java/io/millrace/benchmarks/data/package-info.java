/**
 * The input: {@link io.millrace.benchmarks.data.DataSet} says what and how much, {@link
 * io.millrace.benchmarks.data.DataFolder} writes it once. The same seed gives the same bytes on
 * every machine.
 */
package io.millrace.benchmarks.data;
