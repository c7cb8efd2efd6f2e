/**
 * Flink 1.19 without Beam, embedded: the DataStream API in batch mode, as its documentation shows
 * it, with tuples for what is shuffled, because Flink serializes them fastest, and object reuse;
 * the functions of {@link io.millrace.benchmarks.work}.
 */
package io.millrace.benchmarks.flink;
