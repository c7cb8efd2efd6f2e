package io.millrace.flow.internal;

import io.millrace.flow.Sink;
import java.util.List;
import java.util.Optional;
import org.apache.beam.sdk.coders.StringUtf8Coder;
import org.apache.beam.sdk.values.PCollection;

/**
 * A plan that ends in a sink, not yet applied.
 *
 * @param <T> the elements
 */
public final class Ending<T> {

  private final Plan<?, T> plan;
  private final String name;
  private final Sink.Opener<T> opener;
  private final Optional<Sink.Publisher> publisher;

  /**
   * An ending.
   *
   * @throws IllegalArgumentException if the sink publishes when all is written, and the flow does
   *     not end
   */
  public Ending(
      Plan<?, T> plan, String name, Sink.Opener<T> opener, Optional<Sink.Publisher> publisher) {
    this.plan = plan;
    this.name = name;
    this.opener = opener;
    this.publisher = publisher;
    if (publisher.isPresent() && !plan.windowed().isBounded()) {
      throw new IllegalArgumentException(
          "%s: it is published when all is written, and an unbounded flow never is; use a sink that"
                  .formatted(name)
              + " writes as it goes");
    }
  }

  /** Applies all of them: what they have in common is computed once. */
  public static void apply(List<? extends Ending<?>> endings) {
    List<Runnable> publications = endings.stream().map(Ending::request).toList();
    publications.forEach(Runnable::run);
  }

  private Runnable request() {
    Draft.Output<String> receipts =
        plan.request(name, new WriteTail<>(opener), StringUtf8Coder.of());
    return () -> publish(receipts.get());
  }

  private void publish(PCollection<String> receipts) {
    publisher.ifPresent(
        found ->
            receipts.apply(
                StepNames.unique(plan.pipeline(), "publish " + name), new Publish(found)));
  }

  /** The pipeline that it is part of. */
  public org.apache.beam.sdk.Pipeline pipeline() {
    return plan.pipeline();
  }
}
