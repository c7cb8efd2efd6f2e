package io.millrace.benchmarks.data;

import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** Keys for microbenchmarks. */
public final class Keys {

  private Keys() {}

  /** Strings like {@code key-0000042}, which come by Zipf's law with s = 1. */
  public static String[] zipf(int count, int distinct, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    Zipf ranks = new Zipf(distinct, 1.0);
    return IntStream.range(0, count)
        .mapToObj(i -> "key-%07d".formatted(ranks.next(random)))
        .toArray(String[]::new);
  }
}
