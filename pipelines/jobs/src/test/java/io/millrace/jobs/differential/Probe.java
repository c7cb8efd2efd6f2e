package io.millrace.jobs.differential;

import java.io.Serializable;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * A place in a running flow where what passes is kept. Embedded runners are threads of this JVM: it
 * is kept in a static field.
 *
 * @param flow the flow that it is in, unlike that of any other run
 * @param place where in the flow
 */
record Probe(String flow, String place) implements Serializable {

  private static final Map<String, Map<String, Collection<Object>>> SEEN =
      new ConcurrentHashMap<>();

  void add(Object seen) {
    seen().add(seen);
  }

  void addAll(Collection<?> seen) {
    seen().addAll(seen);
  }

  void replaceBy(Collection<?> seen) {
    Collection<Object> there = seen();
    there.clear();
    there.addAll(seen);
  }

  private Collection<Object> seen() {
    return SEEN.computeIfAbsent(flow, f -> new ConcurrentHashMap<>())
        .computeIfAbsent(place, p -> new ConcurrentLinkedQueue<>());
  }

  /** All that was seen in a flow, which is then forgotten. */
  static Observed take(String flow) {
    Observed observed = new Observed();
    Map<String, Collection<Object>> seen = SEEN.remove(flow);
    if (seen != null) {
      seen.forEach((place, all) -> all.forEach(one -> observed.add(place, one)));
    }
    return observed;
  }
}
