package io.millrace.benchmarks.data;

import java.util.SplittableRandom;

/** What the lines of a data set are. */
public enum DataKind {
  /** Lines of words, counted in bytes. */
  WORDS("bytes") {
    @Override
    LineWriter writer(long seed, long amount) {
      return new Words(new SplittableRandom(seed));
    }

    @Override
    boolean countsBytes() {
      return true;
    }
  },

  /** Lines of orders. */
  ORDERS("rows") {
    @Override
    LineWriter writer(long seed, long amount) {
      return new Orders(0);
    }
  },

  /** Lines of orders, nine of ten with the same keys. */
  HOT_ORDERS("rows") {
    @Override
    LineWriter writer(long seed, long amount) {
      return new Orders(0.9);
    }
  },

  /** Lines of visits, each of another user. */
  VISITS("rows") {
    @Override
    LineWriter writer(long seed, long amount) {
      return new Visits(amount);
    }
  };

  private final String unit;

  DataKind(String unit) {
    this.unit = unit;
  }

  /** What the amount of a data set of this kind counts. */
  public String unit() {
    return unit;
  }

  boolean countsBytes() {
    return false;
  }

  /**
   * Makes up the lines.
   *
   * @param seed what belongs to the data set and not to a line is made of it
   * @param amount of the whole data set
   */
  abstract LineWriter writer(long seed, long amount);
}
