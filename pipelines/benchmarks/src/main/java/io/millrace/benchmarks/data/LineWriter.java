package io.millrace.benchmarks.data;

import java.util.SplittableRandom;

/** Makes up the lines of a data set; used by several threads. */
interface LineWriter {

  /**
   * Appends one line, its end included.
   *
   * @param row where data sets are counted in rows, the number of this one, from 0
   */
  void write(long row, SplittableRandom random, TextBuffer out);
}
