package io.millrace.flow.internal;

import java.util.Comparator;
import java.util.Objects;

/**
 * A total order on any two values, which decides between those that are otherwise equal, so that a
 * result does not depend on who came first: by class, then in natural order where the class has
 * one, then by text. Values that are equal, or differ in nothing of this, are not told apart.
 */
public final class TieBreak {

  private TieBreak() {}

  /** Compares two values; null is the smallest. */
  @SuppressWarnings("unchecked") // two objects of one comparable class compare to each other
  public static int compare(Object first, Object second) {
    if (Objects.equals(first, second)) {
      return 0;
    }
    if (first == null || second == null) {
      return first == null ? -1 : 1;
    }
    if (first.getClass() != second.getClass()) {
      return first.getClass().getName().compareTo(second.getClass().getName());
    }
    int natural = first instanceof Comparable<?> c ? ((Comparable<Object>) c).compareTo(second) : 0;
    return natural != 0 ? natural : first.toString().compareTo(second.toString());
  }

  /** The order, and this one where it finds no difference. */
  static <V> Comparator<V> after(Comparator<? super V> order) {
    return (first, second) -> {
      int difference = order.compare(first, second);
      return difference != 0 ? difference : compare(first, second);
    };
  }
}
