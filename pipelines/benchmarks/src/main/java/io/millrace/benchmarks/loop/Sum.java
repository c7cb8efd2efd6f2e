package io.millrace.benchmarks.loop;

import java.util.Map;

/** A sum to be added to. */
final class Sum {

  private long value;

  void add(long more) {
    value += more;
  }

  long value() {
    return value;
  }

  /** Merges the second map into the first. */
  static <K> Map<K, Sum> merge(Map<K, Sum> into, Map<K, Sum> other) {
    other.forEach(
        (key, sum) ->
            into.merge(
                key,
                sum,
                (first, second) -> {
                  first.add(second.value);
                  return first;
                }));
    return into;
  }
}
