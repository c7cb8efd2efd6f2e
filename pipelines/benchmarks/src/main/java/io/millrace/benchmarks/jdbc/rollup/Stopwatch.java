package io.millrace.benchmarks.jdbc.rollup;

import java.util.Locale;

/** Says what the work took in the words that Millrace's own jobs use. */
public final class Stopwatch {

  private final long begin = System.nanoTime();

  private Stopwatch() {}

  /** Begins now. */
  public static Stopwatch start() {
    return new Stopwatch();
  }

  /** Prints the seconds since the start. */
  public void print() {
    System.out.printf(Locale.ROOT, "done in %.3f seconds%n", (System.nanoTime() - begin) / 1e9);
  }
}
