package io.millrace.flow.internal;

import io.millrace.flow.Sink;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;
import java.util.WeakHashMap;
import org.apache.beam.sdk.Pipeline;

/**
 * Sees that no sink publishes twice in a pipeline: what the publisher that is done first has seen
 * to, the second would take away.
 */
public final class PublishingSinks {

  private static final Map<Pipeline, Set<Sink<?>>> OF_PIPELINE = new WeakHashMap<>();

  private PublishingSinks() {}

  /**
   * A sink is written to in a pipeline.
   *
   * @throws IllegalArgumentException if it was before
   */
  public static void add(Pipeline pipeline, Sink<?> sink) {
    synchronized (OF_PIPELINE) {
      Set<Sink<?>> sinks =
          OF_PIPELINE.computeIfAbsent(
              pipeline, key -> Collections.newSetFromMap(new IdentityHashMap<>()));
      if (!sinks.add(sink)) {
        throw new IllegalArgumentException(
            "%s: another flow of this pipeline is written to the same sink, and only one can be"
                    .formatted(sink.getName())
                + " published; merge the flows, or give each a sink and a target of its own");
      }
    }
  }
}
