package io.millrace.flow;

import java.io.Serializable;
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
  protected abstract Opener<T> opener(Coder<T> coder);

  @Override
  public final PDone expand(PCollection<T> input) {
    return Flow.of(input).into(this);
  }

  /**
   * Opens writers on the workers.
   *
   * @param <T> the elements they take
   */
  @FunctionalInterface
  public interface Opener<T> extends Serializable {

    /** Opens a writer; called by each worker thread, when its first element is there. */
    Writer<T> open() throws Exception;
  }

  /**
   * Writes elements for one worker thread: any number of bundles, each closed by a {@link #flush}.
   *
   * @param <T> the elements it takes
   */
  public interface Writer<T> extends Receiver<T> {

    /** Takes one element; writes it now or keeps it for a batch, in bounded memory. */
    @Override
    void accept(T element) throws Exception;

    /** Makes everything that was accepted durable. */
    void flush() throws Exception;

    /** Gives back what is open. What was accepted since the last {@link #flush} is discarded. */
    void close() throws Exception;
  }
}
