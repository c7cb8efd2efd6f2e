package io.millrace.flow;

import io.millrace.flow.connect.Split;
import io.millrace.flow.internal.plan.Origin;
import io.millrace.flow.internal.plan.Plan;
import io.millrace.flow.live.Board;
import java.util.List;
import java.util.Optional;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.coders.CannotProvideCoderException;
import org.apache.beam.sdk.coders.Coder;
import org.apache.beam.sdk.coders.CoderRegistry;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.values.PBegin;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.TypeDescriptor;

/**
 * Where a bounded flow begins: outside data, cut into {@link Split splits} that are read in
 * parallel.
 *
 * <p>A source is used in front of a flow, {@code Flow.from(pipeline, source)}, where it is fused
 * with the operators behind it, or like any other Beam transform, {@code pipeline.apply(source)}:
 * {@code PBegin} → {@code PCollection<T>}.
 *
 * <p>No splits give an empty collection. Each split is read by one worker, so the number of splits
 * bounds the parallelism of the read.
 *
 * @param <T> the elements it gives
 */
public abstract class Source<T> extends PTransform<PBegin, PCollection<T>> {

  private static final long serialVersionUID = 1L;

  /**
   * Cuts the data into splits.
   *
   * <p>Called once, while the pipeline is constructed: what is wrong with the source is found here,
   * before the job starts. More splits than asked for are welcome where they cost nothing; fewer
   * are right where the data cannot be cut.
   *
   * @param parallelism how many workers there will be to read them, at least 1
   * @throws IllegalArgumentException if the outside data is not there or not as described
   */
  protected abstract List<? extends Split<T>> splits(int parallelism);

  /** The type of the elements. */
  protected abstract TypeDescriptor<T> elementType();

  /**
   * The coder of the elements, used where they leave a stage; by default the one that the
   * pipeline's registry has for {@link #elementType}.
   *
   * @throws CannotProvideCoderException if there is none
   */
  protected Coder<T> elementCoder(CoderRegistry coders) throws CannotProvideCoderException {
    return coders.getCoder(elementType());
  }

  /**
   * Why this source can be read in this process alone, and what to do about it: one line. By
   * default it can be read wherever its splits are sent.
   */
  protected Optional<String> stays() {
    return Optional.empty();
  }

  /** A flow of what this source holds; looks at the source. */
  final Plan<?, T> plan(Pipeline pipeline) {
    Coder<T> coder;
    try {
      coder = elementCoder(pipeline.getCoderRegistry());
    } catch (CannotProvideCoderException e) {
      throw new IllegalArgumentException(getName() + ": " + e.getMessage(), e);
    }
    stays().ifPresent(Board.of(pipeline)::stays);
    List<? extends Split<T>> splits = splits(Origin.workers(pipeline));
    return Plan.of(Origin.source(pipeline, getName(), splits), elementType(), Optional.of(coder));
  }

  @Override
  public final PCollection<T> expand(PBegin begin) {
    return plan(begin.getPipeline()).collect();
  }
}
