package io.millrace.flow.internal;

import java.util.List;
import java.util.Optional;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.coders.Coder;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.TypeDescriptor;

/**
 * A described flow: where it begins, the operators since then, and what is known of its elements.
 * Nothing is applied to the pipeline before {@link #collect} or {@link Ending#apply}.
 *
 * @param <X> what its origin gives
 * @param <T> its elements
 */
public final class Plan<X, T> {

  private final Origin<X> origin;
  private final Steps<X, T> steps;
  private final TypeDescriptor<T> type;
  private final Optional<Coder<T>> coder;

  /** This flow as a collection, once it has been asked for. */
  private PCollection<T> collected;

  private Plan(
      Origin<X> origin, Steps<X, T> steps, TypeDescriptor<T> type, Optional<Coder<T>> coder) {
    this.origin = origin;
    this.steps = steps;
    this.type = type;
    this.coder = coder;
  }

  /** A plan without operators. */
  public static <X> Plan<X, X> of(
      Origin<X> origin, TypeDescriptor<X> type, Optional<Coder<X>> coder) {
    return new Plan<>(origin, Steps.none(), type, coder);
  }

  /** Several plans as one. */
  public static <T> Plan<T, T> merged(List<Plan<?, T>> plans) {
    Plan<?, T> first = plans.get(0);
    return of(new MergedOrigin<>(plans), first.type, first.coder);
  }

  /**
   * This plan and one more step.
   *
   * @throws IllegalArgumentException if the type of the step's output is not known
   */
  public <U> Plan<?, U> then(Step<T, U> step) {
    return then(step, step.outputType(type), Optional.empty());
  }

  /** This plan and one more step that gives what it gets, or not. */
  public Plan<?, T> thenFilter(Step<T, T> step) {
    return then(step, type, coder);
  }

  private <U> Plan<?, U> then(
      Step<T, U> step, TypeDescriptor<U> outputType, Optional<Coder<U>> outputCoder) {
    return collected == null
        ? new Plan<>(origin, steps.then(step), outputType, outputCoder)
        : new Plan<>(
            Origin.collection(collected), Steps.<T>none().then(step), outputType, outputCoder);
  }

  /** A plan that begins with the results of a reduce of this one. */
  public <R> Plan<R, R> reduce(
      Reduction<T, ?, ?, ?, R> reduction, TypeDescriptor<R> resultType, Optional<Coder<R>> result) {
    return of(new ReducedOrigin<>(this, reduction), resultType, result);
  }

  /** A plan that begins with the elements of this one, dealt to the workers anew. */
  public Plan<T, T> shuffle() {
    return of(new ShuffledOrigin<>(this), type, Optional.of(coder()));
  }

  /** Applies the plan, ending in a collection: once, however often it is asked for. */
  public PCollection<T> collect() {
    if (collected == null) {
      collected = request("", Tail.emit(), coder()).get().setTypeDescriptor(type);
    }
    return collected;
  }

  /** Asks for what a tail makes of this plan's elements. */
  <O> Draft.Output<O> request(String tailName, Tail<T, O> tail, Coder<O> outputCoder) {
    return request(tailName, Steps.none(), tail, outputCoder);
  }

  /** Asks for what more steps and a tail make of this plan's elements. */
  <Y, O> Draft.Output<O> request(
      String tailName, Steps<T, Y> more, Tail<Y, O> tail, Coder<O> outputCoder) {
    return collected == null
        ? origin.request(tailName, steps.andThen(more), tail, outputCoder)
        : Origin.collection(collected).request(tailName, more, tail, outputCoder);
  }

  Windowed windowed() {
    return origin.windowed();
  }

  public Pipeline pipeline() {
    return origin.pipeline();
  }

  public TypeDescriptor<T> type() {
    return type;
  }

  /**
   * The coder of the elements.
   *
   * @throws IllegalArgumentException if there is none; the message lists the ways out
   */
  public Coder<T> coder() {
    return coder.orElseGet(() -> ElementCoders.of(pipeline(), type));
  }
}
