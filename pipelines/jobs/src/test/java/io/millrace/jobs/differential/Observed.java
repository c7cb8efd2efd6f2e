package io.millrace.jobs.differential;

import io.millrace.flow.function.Failure;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** All that can be seen of a flow: what came to its sinks, its dead letters, its counters. */
final class Observed {

  private static final int SHOWN = 5;

  private final Map<String, List<Object>> byPlace = new TreeMap<>();

  void add(String place, Object seen) {
    byPlace.computeIfAbsent(place, p -> new ArrayList<>()).add(seen);
  }

  /** A failure; that a step is in a stage several times is no part of it. */
  static Failure failure(Failure failure) {
    return new Failure(
        failure.step().replaceFirst(" \\(\\d+\\)$", ""), failure.element(), failure.error());
  }

  /** What is missing in the other, and what is too much there; empty if they are the same. */
  String difference(Observed actual) {
    Map<String, List<Object>> places = new TreeMap<>(byPlace);
    actual.byPlace.forEach(places::putIfAbsent);
    StringBuilder difference = new StringBuilder();
    for (String place : places.keySet()) {
      List<Object> expectedThere = at(place);
      List<Object> actualThere = actual.at(place);
      List<Object> missing = without(expectedThere, actualThere);
      List<Object> tooMuch = without(actualThere, expectedThere);
      if (missing.stream().anyMatch(Observed::isWithoutTimestamp)) {
        List<Object> anyTime = tooMuch.stream().map(Observed::withoutTimestamp).toList();
        tooMuch = without(anyTime, missing);
        missing = without(missing, anyTime);
      }
      difference.append(shown(place, "missing", missing));
      difference.append(shown(place, "too much", tooMuch));
    }
    return difference.toString();
  }

  private List<Object> at(String place) {
    return byPlace.getOrDefault(place, List.of());
  }

  private static boolean isWithoutTimestamp(Object seen) {
    return seen instanceof Stamped stamped && stamped.timestamp() == null;
  }

  private static Object withoutTimestamp(Object seen) {
    return seen instanceof Stamped stamped
        ? new Stamped(stamped.row(), null, stamped.window())
        : seen;
  }

  /** The difference of two multisets. */
  private static List<Object> without(List<Object> one, List<Object> other) {
    Map<Object, Integer> counts = new java.util.HashMap<>();
    other.forEach(seen -> counts.merge(seen, 1, Integer::sum));
    List<Object> rest = new ArrayList<>();
    for (Object seen : one) {
      if (counts.merge(seen, -1, Integer::sum) < 0) {
        rest.add(seen);
      }
    }
    return rest;
  }

  private static String shown(String place, String what, List<Object> rows) {
    return rows.isEmpty()
        ? ""
        : "  %s: %d %s: %s%n"
            .formatted(
                place,
                rows.size(),
                what,
                rows.stream().limit(SHOWN).map(Objects::toString).toList());
  }
}
