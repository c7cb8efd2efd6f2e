package io.millrace.flow.internal.shuffle;

import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Texts that differ, and have one hash code. */
final class Collisions {

  private Collisions() {}

  /** "Aa" and "BB" have the same hash, and so do texts made of as many of them. */
  static String text(int number) {
    return IntStream.range(0, 20)
        .mapToObj(bit -> (number >> bit & 1) == 0 ? "Aa" : "BB")
        .collect(Collectors.joining());
  }
}
