package io.millrace.flow.internal;

import java.util.Collection;
import java.util.Map;
import org.apache.beam.sdk.values.KV;

/**
 * About how many bytes a value takes on the heap: good to a small factor, which is what a bound on
 * a table's memory needs.
 */
public final class Weight {

  private static final long OBJECT = 24;
  private static final long TEXT = 56;
  private static final long OTHER = 80;

  private Weight() {}

  /** The weight of a value and what it holds; of a collection by looking at its first element. */
  public static long of(Object value) {
    if (value == null) {
      return 0;
    }
    if (value instanceof CharSequence text) {
      return TEXT + text.length();
    }
    if (value instanceof Number || value instanceof Boolean || value instanceof Enum) {
      return OBJECT;
    }
    if (value instanceof byte[] bytes) {
      return OBJECT + bytes.length;
    }
    if (value instanceof Collection<?> collection) {
      return OBJECT + (collection.isEmpty() ? 0 : collection.size() * (8 + first(collection)));
    }
    if (value instanceof Map<?, ?> map) {
      return OBJECT + (map.isEmpty() ? 0 : map.size() * (48 + first(map.entrySet())));
    }
    if (value instanceof Map.Entry<?, ?> entry) {
      return of(entry.getKey()) + of(entry.getValue());
    }
    if (value instanceof KV<?, ?> pair) {
      return OBJECT + of(pair.getKey()) + of(pair.getValue());
    }
    return OTHER;
  }

  private static long first(Collection<?> collection) {
    return of(collection.iterator().next());
  }
}
