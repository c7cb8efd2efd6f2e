package io.millrace.flow;

import io.millrace.flow.function.Action;
import io.millrace.flow.internal.step.Step;
import io.millrace.flow.internal.step.Steps;
import io.millrace.flow.options.Async;
import java.util.List;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ProcessFunction;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.TypeDescriptor;

/**
 * Element-wise operators as a Beam transform, for a pipeline without the {@link Flow} facade:
 * {@code PCollection<A>} → {@code PCollection<B>}.
 *
 * <p>Operators that are chained are fused to one {@code ParDo}. Empty input gives empty output; the
 * windows of the input are kept. The output's coder comes from the last function's result type, or
 * is the input's where there are only filters.
 *
 * <pre>{@code
 * PCollection<String> customers =
 *     orders.apply(Elements.<Order>filter(Order::isPaid).map(Order::customer));
 * }</pre>
 *
 * @param <A> what comes in
 * @param <B> what goes out
 */
public final class Elements<A, B> extends PTransform<PCollection<A>, PCollection<B>> {

  private static final long serialVersionUID = 1L;

  /** The same operators, added to a flow. */
  private final Chain<A, B> chain;

  private Elements(Chain<A, B> chain) {
    this.chain = chain;
  }

  /** See {@link Flow#map(ProcessFunction)}. */
  public static <A, B> Elements<A, B> map(ProcessFunction<? super A, ? extends B> function) {
    return Elements.<A>none().then(Steps.map(function, null));
  }

  /** See {@link Flow#map(TypeDescriptor, ProcessFunction)}. */
  public static <A, B> Elements<A, B> map(
      TypeDescriptor<B> type, ProcessFunction<? super A, ? extends B> function) {
    return Elements.<A>none().then(Steps.map(function, type));
  }

  /** See {@link Flow#filter}. */
  public static <A> Elements<A, A> filter(ProcessFunction<? super A, Boolean> predicate) {
    return Elements.<A>none().thenFilter(Steps.filter(predicate));
  }

  /** See {@link Flow#reject}. */
  public static <A> Elements<A, A> reject(ProcessFunction<? super A, Boolean> predicate) {
    return Elements.<A>none().thenFilter(Steps.reject(predicate));
  }

  /** See {@link Flow#flatMap(ProcessFunction)}. */
  public static <A, B> Elements<A, B> flatMap(
      ProcessFunction<? super A, ? extends Iterable<? extends B>> function) {
    return Elements.<A>none().then(Steps.flatMap(function, null));
  }

  /** See {@link Flow#flatMap(TypeDescriptor, ProcessFunction)}. */
  public static <A, B> Elements<A, B> flatMap(
      TypeDescriptor<B> type,
      ProcessFunction<? super A, ? extends Iterable<? extends B>> function) {
    return Elements.<A>none().then(Steps.flatMap(function, type));
  }

  /** See {@link Flow#each}. */
  public static <A> Elements<A, A> each(Action<? super A> action) {
    return Elements.<A>none().thenFilter(Steps.each(action));
  }

  /** See {@link Flow#counted}. */
  public static <A> Elements<A, A> counted(String name) {
    return Elements.<A>none().thenFilter(Steps.counted(name));
  }

  /** See {@link Flow#mapBatch(int, ProcessFunction)}. */
  public static <A, B> Elements<A, B> mapBatch(
      int size, ProcessFunction<? super List<A>, ? extends Iterable<? extends B>> function) {
    return Elements.<A>none().then(Steps.mapBatch(size, function, null));
  }

  /** See {@link Flow#mapBatch(TypeDescriptor, int, ProcessFunction)}. */
  public static <A, B> Elements<A, B> mapBatch(
      TypeDescriptor<B> type,
      int size,
      ProcessFunction<? super List<A>, ? extends Iterable<? extends B>> function) {
    return Elements.<A>none().then(Steps.mapBatch(size, function, type));
  }

  /** See {@link Flow#mapAsync(Async, ProcessFunction)}. */
  public static <A, B> Elements<A, B> mapAsync(
      Async async, ProcessFunction<? super A, ? extends B> function) {
    return Elements.<A>none().then(Steps.mapAsync(async, function, null));
  }

  /** See {@link Flow#mapAsync(TypeDescriptor, Async, ProcessFunction)}. */
  public static <A, B> Elements<A, B> mapAsync(
      TypeDescriptor<B> type, Async async, ProcessFunction<? super A, ? extends B> function) {
    return Elements.<A>none().then(Steps.mapAsync(async, function, type));
  }

  /** See {@link KeyedFlow#mapValues(ProcessFunction)}. */
  public static <K, V, W> Elements<KV<K, V>, KV<K, W>> mapValues(
      ProcessFunction<? super V, ? extends W> function) {
    return new Elements<>(flow -> KeyedFlow.ofPairs(flow).mapValues(function));
  }

  /** See {@link Flow#shuffle}. */
  public static <A> Elements<A, A> shuffle() {
    return new Elements<>(Flow::shuffle);
  }

  /** These operators, then those of the other. */
  public <C> Elements<A, C> andThen(Elements<B, C> next) {
    return new Elements<>(flow -> next.chain.addTo(chain.addTo(flow)));
  }

  @Override
  public PCollection<B> expand(PCollection<A> input) {
    return chain.addTo(Flow.inside(input)).toPCollection();
  }

  private static <A> Elements<A, A> none() {
    return new Elements<>(flow -> flow);
  }

  private <C> Elements<A, C> then(Step<B, C> step) {
    return new Elements<>(flow -> chain.addTo(flow).then(step));
  }

  private Elements<A, B> thenFilter(Step<B, B> step) {
    return new Elements<>(flow -> chain.addTo(flow).thenFilter(step));
  }

  /** Adds operators to a flow. */
  @FunctionalInterface
  private interface Chain<A, B> extends java.io.Serializable {
    Flow<B> addTo(Flow<A> flow);
  }
}
