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
   * As {@link #opener(Coder)}, for a sink that has to know which of its uses belong together.
   *
   * @param pipeline tells the pipeline that the sink is part of from all others
   */
  protected Opener<T> opener(Coder<T> coder, String pipeline) {
    return opener(coder);
  }

  /**
   * What this sink writes to; two sinks of a pipeline that cannot share it are refused while the
   * pipeline is constructed. By default nothing is known of it, and only a sink that publishes is
   * refused where it is used twice.
   *
   * @param opener of the writers: what this sink has just given
   */
  protected List<Target> targets(Opener<T> opener) {
    return List.of();
  }

  /**
   * Something that a sink writes to.
   *
   * @param name the same, however it was written by the user; for messages as well
   * @param use what sinks may do with it side by side, if all of them do just that; empty if it is
   *     for one sink alone
   */
  public record Target(String name, Optional<String> use) {

    /** What one sink of a pipeline may write to. */
    public static Target alone(String name) {
      return new Target(name, Optional.empty());
    }

    /** What all sinks of a pipeline may write to that use it in this way. */
    public static Target shared(String name, String use) {
      return new Target(name, Optional.of(use));
    }

    /** Whether sinks with these targets cannot be in one pipeline. */
    public boolean excludes(Target other) {
      return name.equals(other.name) && (use.isEmpty() || !use.equals(other.use));
    }
  }

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

    /**
     * Opens a writer; called by each worker thread, when the first part of the input is begun or
     * the first element is there.
     */
    Writer<T> open() throws Exception;
  }

  /**
   * Writes elements for one worker thread: any number of bundles, each closed by a {@link #flush}.
   *
   * @param <T> the elements it takes
   */
  public interface Writer<T> extends Receiver<T> {

    /**
     * Is told that a part of the flow's input is begun, before anything of it is read. Until the
     * next {@link #flush} has returned, elements are of the parts begun since the last one. Where a
     * flow begins with a collection of Beam's there are no parts.
     *
     * @param part its name, the same when it is done again: because its worker has died, or is
     *     thought to have died and may go on with it
     */
    default void begin(String part) throws Exception {}

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

    /**
     * Whether the result is right without it too, so that the sink may be written to by a flow that
     * does not end.
     */
    default boolean isOptional() {
      return false;
    }
  }
}
