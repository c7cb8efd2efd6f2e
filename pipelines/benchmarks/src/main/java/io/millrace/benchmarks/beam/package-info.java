/**
 * Beam as its own examples show it: {@code TextIO}, {@code MapElements}, {@code Combine}; the
 * functions of {@link io.millrace.benchmarks.work}. On DirectRunner and on embedded Flink, with the
 * options that their documentation gives for speed ({@link io.millrace.benchmarks.beam.BeamJob}).
 *
 * <p>One thing is better than textbook: Millrace's coder for records is on the class path, and Beam
 * finds it; without it, records would travel by Java serialization.
 */
package io.millrace.benchmarks.beam;
