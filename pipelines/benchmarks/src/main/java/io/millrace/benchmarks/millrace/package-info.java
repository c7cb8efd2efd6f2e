/**
 * Millrace as its users write it: {@code Flow}, reducers, text files; the functions of {@link
 * io.millrace.benchmarks.work}. On DirectRunner and on embedded Flink, by the launcher ({@link
 * io.millrace.benchmarks.millrace.FlowJob}).
 */
package io.millrace.benchmarks.millrace;
