package io.millrace.benchmarks.report;

import java.util.OptionalDouble;

/**
 * A ratio with a limit.
 *
 * @param ratio empty if it was not measured
 */
public record Claim(
    String measure, String runner, OptionalDouble ratio, Bound bound, double limit) {

  /** On which side of the limit a ratio is good. */
  public enum Bound {
    /** Up to the limit. */
    AT_MOST("at most"),
    /** From the limit on. */
    AT_LEAST("at least");

    private final String words;

    Bound(String words) {
      this.words = words;
    }
  }

  /** For people. */
  public String limitInWords() {
    return "%s %s".formatted(bound.words, Numbers.ratio(OptionalDouble.of(limit)));
  }

  /** {@code met}, {@code missed} or {@code not measured}. */
  public String verdict() {
    if (ratio.isEmpty()) {
      return "not measured";
    }
    boolean met =
        bound == Bound.AT_MOST ? ratio.getAsDouble() <= limit : ratio.getAsDouble() >= limit;
    return met ? "met" : "missed";
  }
}
