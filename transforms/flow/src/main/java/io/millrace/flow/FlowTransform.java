package io.millrace.flow;

import java.io.Serializable;
import java.util.Objects;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.values.PCollection;

/**
 * A piece of a flow as a Beam transform, for the middle of any pipeline: {@code PCollection<A>} →
 * {@code PCollection<B>}.
 *
 * <pre>{@code
 * PCollection<String> customers =
 *     orders.apply(FlowTransform.of(flow -> flow.filter(Order::isPaid).map(Order::customer)));
 * }</pre>
 *
 * <p>What is fused in a flow is fused here. Empty input gives what the piece makes of it; windows
 * and coders are those of the flow.
 *
 * @param <A> what comes in
 * @param <B> what goes out
 */
public final class FlowTransform<A, B> extends PTransform<PCollection<A>, PCollection<B>> {

  private static final long serialVersionUID = 1L;

  private final Piece<A, B> piece;

  private FlowTransform(String name, Piece<A, B> piece) {
    super(name);
    this.piece = piece;
  }

  /**
   * A piece whose steps stand in the graph below {@code Flow}.
   *
   * @param piece continues the flow; called while the pipeline is constructed
   */
  public static <A, B> FlowTransform<A, B> of(Piece<A, B> piece) {
    return of("Flow", piece);
  }

  /** {@link #of(Piece)} with a name for the graph. */
  public static <A, B> FlowTransform<A, B> of(String name, Piece<A, B> piece) {
    return new FlowTransform<>(
        Objects.requireNonNull(name, "name"), Objects.requireNonNull(piece, "piece"));
  }

  @Override
  public PCollection<B> expand(PCollection<A> input) {
    return piece.continued(Flow.inside(input)).toPCollection();
  }

  /** Continues a flow by some operators. */
  @FunctionalInterface
  public interface Piece<A, B> extends Serializable {
    Flow<B> continued(Flow<A> flow);
  }
}
