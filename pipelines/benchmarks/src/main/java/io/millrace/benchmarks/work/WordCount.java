package io.millrace.benchmarks.work;

import java.util.Arrays;
import java.util.List;

/** W1: how often each word occurs. */
public final class WordCount {

  private WordCount() {}

  /** The words of a line, which are separated by one space each. */
  public static List<String> words(String line) {
    return Arrays.asList(line.split(" "));
  }

  /** A line of the result. */
  public static String line(String word, long count) {
    return word + '\t' + count;
  }
}
