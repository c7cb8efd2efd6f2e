package io.millrace.benchmarks.report;

import java.util.OptionalDouble;
import java.util.stream.DoubleStream;

/** The value in the middle. */
public final class Median {

  private Median() {}

  /** Of an even number of values the mean of the two in the middle; empty if there are none. */
  public static OptionalDouble of(DoubleStream values) {
    double[] sorted = values.sorted().toArray();
    if (sorted.length == 0) {
      return OptionalDouble.empty();
    }
    double lower = sorted[(sorted.length - 1) / 2];
    double upper = sorted[sorted.length / 2];
    return OptionalDouble.of((lower + upper) / 2);
  }
}
