package io.millrace.benchmarks.report;

import java.util.Locale;
import java.util.OptionalDouble;

/** Figures for people, always with a point. */
public final class Numbers {

  private static final String NONE = "–";

  private Numbers() {}

  /** As {@code 1.25×}, or {@code 512×} where the digits behind the point say nothing. */
  public static String ratio(OptionalDouble ratio) {
    if (ratio.isEmpty()) {
      return NONE;
    }
    double value = ratio.getAsDouble();
    return String.format(Locale.ROOT, value < 20 ? "%.2f×" : "%,.0f×", value);
  }

  /** As {@code 1.25 s}. */
  public static String seconds(OptionalDouble seconds) {
    return seconds.isEmpty() ? NONE : String.format(Locale.ROOT, "%.2f s", seconds.getAsDouble());
  }

  /** As {@code 1,250 MB}, of 2^20 bytes each. */
  public static String megabytes(OptionalDouble bytes) {
    return bytes.isEmpty()
        ? NONE
        : String.format(Locale.ROOT, "%,.0f MB", bytes.getAsDouble() / (1 << 20));
  }

  /** Seconds a row, as {@code 1,250 ns/row}. */
  public static String nanosPerRow(OptionalDouble slope) {
    return slope.isEmpty()
        ? NONE
        : String.format(Locale.ROOT, "%,.0f ns/row", slope.getAsDouble() * 1e9);
  }

  /** CPU seconds a byte or a row, as milliseconds a megabyte or microseconds a row. */
  static String slope(OptionalDouble slope, String unit) {
    if (slope.isEmpty()) {
      return NONE;
    }
    double micros = slope.getAsDouble() * 1e6;
    return unit.equals("bytes")
        ? String.format(Locale.ROOT, "%,.1f ms/MB", micros * 1e3)
        : String.format(Locale.ROOT, "%,.2f µs/row", micros);
  }
}
