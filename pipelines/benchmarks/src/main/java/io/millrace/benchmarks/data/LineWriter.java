package io.millrace.benchmarks.data;

import java.util.SplittableRandom;

/** Makes up the lines of a data set. */
interface LineWriter {

  /** Appends one line, its end included. */
  void write(SplittableRandom random, TextBuffer out);
}
