package io.millrace.flow.internal.pipeline;

import io.millrace.flow.connect.SinkTarget;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.WeakHashMap;
import java.util.function.Predicate;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.transforms.PTransform;

/** What the sinks of one pipeline write to: sees that none takes away what another has written. */
public final class SinkTargets {

  private static final Map<Pipeline, SinkTargets> OF_PIPELINE = new WeakHashMap<>();

  private final List<Use> uses = new ArrayList<>();

  /**
   * A target in use.
   *
   * @param target empty where nothing is known of it
   */
  private record Use(String step, PTransform<?, ?> sink, Optional<SinkTarget> target) {}

  private SinkTargets() {}

  /** Those of a pipeline. */
  public static SinkTargets of(Pipeline pipeline) {
    synchronized (OF_PIPELINE) {
      return OF_PIPELINE.computeIfAbsent(pipeline, key -> new SinkTargets());
    }
  }

  /**
   * A sink that publishes, and does not tell its target, is written to by a step.
   *
   * @throws IllegalArgumentException if it is by another step
   */
  public synchronized void addSink(String step, PTransform<?, ?> sink) {
    check(step, "the same sink", use -> use.sink == sink);
    uses.add(new Use(step, sink, Optional.empty()));
  }

  /**
   * A sink's target is written to by a step.
   *
   * @throws IllegalArgumentException if it is by another step, and only one of them can be
   */
  public synchronized void add(String step, PTransform<?, ?> sink, SinkTarget target) {
    check(step, target.name(), use -> use.target.map(target::excludes).orElse(false));
    uses.add(new Use(step, sink, Optional.of(target)));
  }

  private void check(String step, String target, Predicate<Use> excluded) {
    uses.stream()
        .filter(excluded)
        .findFirst()
        .ifPresent(
            other -> {
              throw new IllegalArgumentException(
                  ("%s: another flow of this pipeline, %s, is written to %s, and what one writes the"
                          + " other would take away; merge the flows, or give each a sink and a"
                          + " target of its own")
                      .formatted(step, other.step, target));
            });
  }
}
