package io.millrace.flow;

import io.millrace.flow.connect.SinkOpener;
import io.millrace.flow.connect.SinkPublisher;
import io.millrace.flow.connect.SinkTarget;
import io.millrace.flow.internal.pipeline.SinkTargets;
import io.millrace.flow.internal.plan.Plan;
import io.millrace.flow.live.Board;
import java.util.List;
import java.util.Optional;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.coders.Coder;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PDone;

/**
 * Where a flow ends: outside data that elements are written to.
 *
 * <p>A sink is used behind a flow, {@code flow.into(sink)}, where it is fused with the operators
 * before it, or like any other Beam transform, {@code collection.apply(sink)}: {@code
 * PCollection<T>} → {@code PDone}.
 *
 * <p>A bundle that fails is written again from its start. A sink therefore writes in a way that
 * gives the same result however often it is repeated, or says in its own documentation that it does
 * not.
 *
 * @param <T> the elements it takes
 */
public abstract class Sink<T> extends PTransform<PCollection<T>, PDone> {

  private static final long serialVersionUID = 1L;

  /**
   * Checks that elements of this kind can be written, and describes how.
   *
   * <p>Called once, while the pipeline is constructed: what is wrong with the sink is found here,
   * before the job starts.
   *
   * @param coder the coder of the elements; it tells their type, and their schema where it is a
   *     {@code SchemaCoder}
   * @throws IllegalArgumentException if the outside data is not there or does not take such
   *     elements
   */
  protected abstract SinkOpener<T> opener(Coder<T> coder);

  /**
   * As {@link #opener(Coder)}, for a sink that has to know which of its uses belong together.
   *
   * @param pipeline tells the pipeline that the sink is part of from all others
   */
  protected SinkOpener<T> opener(Coder<T> coder, String pipeline) {
    return opener(coder);
  }

  /**
   * What this sink writes to; two sinks of a pipeline that cannot share it are refused while the
   * pipeline is constructed. By default nothing is known of it, and only a sink that publishes is
   * refused where it is used twice.
   *
   * @param opener of the writers: what this sink has just given
   */
  protected List<SinkTarget> targets(SinkOpener<T> opener) {
    return List.of();
  }

  /**
   * What makes visible what the writers have written, once all of them are done. By default nothing
   * is needed: what a writer has flushed is there.
   *
   * @param coder the coder of the elements, as {@link #opener} gets it
   * @param opener of the writers: what this sink has just given
   */
  protected Optional<SinkPublisher> publisher(Coder<T> coder, SinkOpener<T> opener) {
    return Optional.empty();
  }

  /**
   * Why this sink can be written in this process alone, and what to do about it: one line. By
   * default it can be written wherever its opener is sent.
   */
  protected Optional<String> stays() {
    return Optional.empty();
  }

  /**
   * Ends a flow here; looks at the sink.
   *
   * @param named what the user calls the writing
   */
  final PDone write(Plan<?, T> plan, Optional<String> named) {
    Pipeline pipeline = plan.pipeline();
    stays().ifPresent(Board.of(pipeline)::stays);
    SinkOpener<T> opener = opener(plan.coder(), Board.of(pipeline).run());
    Optional<SinkPublisher> publisher = publisher(plan.coder(), opener);
    String name = named.orElse(getName());
    List<SinkTarget> targets = targets(opener);
    if (targets.isEmpty() && publisher.isPresent()) {
      SinkTargets.of(pipeline).addSink(name, this);
    }
    targets.forEach(target -> SinkTargets.of(pipeline).add(name, this, target));
    return plan.write(name, opener, publisher);
  }

  @Override
  public final PDone expand(PCollection<T> input) {
    return write(Plan.begin(input), Optional.empty());
  }
}
