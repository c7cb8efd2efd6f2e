package io.millrace.flow;

import java.io.Serializable;
import java.util.List;
import java.util.Optional;
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

  /**
   * What makes visible what the writers have written, once all of them are done. By default nothing
   * is needed: what a writer has flushed is there.
   *
   * @param coder the coder of the elements, as {@link #opener} gets it
   * @param opener of the writers: what this sink has just given
   */
  protected Optional<Publisher> publisher(Coder<T> coder, Opener<T> opener) {
    return Optional.empty();
  }

  /**
   * Why this sink can be written in this process alone, and what to do about it: one line. By
   * default it can be written wherever its opener is sent.
   */
  protected Optional<String> stays() {
    return Optional.empty();
  }

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

    /**
     * What the sink's {@link Publisher} has to know of what the last {@link #flush} made durable;
     * asked once after each.
     */
    default Optional<String> receipt() {
      return Optional.empty();
    }

    /** Gives back what is open. What was accepted since the last {@link #flush} is discarded. */
    void close() throws Exception;
  }

  /**
   * Publishes all that was written, in one place and after everything else: the way to a result
   * that is seen whole or not at all, and in which a bundle that was done twice counts once.
   */
  @FunctionalInterface
  public interface Publisher extends Serializable {

    /**
     * Publishes. Called when every element has been written, with an empty list when there were
     * none. Called again with the same receipts when an attempt died: the result is the same.
     *
     * @param receipts those of every flush that counts, sorted; a flush whose bundle failed is not
     *     among them
     */
    void publish(List<String> receipts) throws Exception;
  }
}
