package io.millrace.flow.internal.reducer;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * A total order on any two values, which decides between those that are otherwise equal, so that a
 * result does not depend on who came first: by class, then in natural order where the class has
 * one, then by text. Lists are of one class, as their coders have it, and so are sets and maps.
 * Values that are equal, or differ in nothing of this, are not told apart.
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
    if (kind(first) != kind(second)) {
      return kind(first).getName().compareTo(kind(second).getName());
    }
    int natural = first instanceof Comparable<?> c ? ((Comparable<Object>) c).compareTo(second) : 0;
    return natural != 0 ? natural : first.toString().compareTo(second.toString());
  }

  private static Class<?> kind(Object value) {
    if (value instanceof Enum<?> constant) {
      return constant.getDeclaringClass();
    }
    if (value instanceof List) {
      return List.class;
    }
    if (value instanceof Set) {
      return Set.class;
    }
    return value instanceof Map ? Map.class : value.getClass();
  }

  /** The order, and this one where it finds no difference. */
  static <V> Comparator<V> after(Comparator<? super V> order) {
    return (first, second) -> {
      int difference = order.compare(first, second);
      return difference != 0 ? difference : compare(first, second);
    };
  }
}
