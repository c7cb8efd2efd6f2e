package io.millrace.flow.internal;

import io.millrace.flow.Sink;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.coders.Coder;
import org.apache.beam.sdk.coders.VoidCoder;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PDone;
import org.apache.beam.sdk.values.TypeDescriptor;

/**
 * A described flow: where it begins, the operators since then, and what is known of its elements.
 * Nothing is applied to the pipeline before {@link #collect} or {@link #write}.
 *
 * @param <X> what its origin gives
 * @param <T> its elements
 */
public final class Plan<X, T> {

  private final Origin<X> origin;
  private final Steps<X, T> steps;
  private final TypeDescriptor<T> type;
  private final Optional<Coder<T>> coder;

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

  /**
   * This plan and one more step.
   *
   * @throws IllegalArgumentException if the type of the step's output is not known
   */
  public <U> Plan<X, U> then(Step<T, U> step) {
    return new Plan<>(origin, steps.then(step), step.outputType(type), Optional.empty());
  }

  /** This plan and one more step that gives what it gets, or not. */
  public Plan<X, T> thenFilter(Step<T, T> step) {
    return new Plan<>(origin, steps.then(step), type, coder);
  }

  /** A plan that begins with the results of a reduce of this one. */
  public <R> Plan<R, R> reduce(
      Reduction<T, ?, ?, ?, R> reduction, TypeDescriptor<R> resultType, Optional<Coder<R>> result) {
    return of(new ReducedOrigin<>(this, reduction), resultType, result);
  }

  /** Applies the plan, ending in a collection. */
  public PCollection<T> collect() {
    return stage("", Tail.emit(), coder()).setTypeDescriptor(type);
  }

  /** Applies the plan, ending in a sink. */
  public PDone write(String sinkName, Sink.Opener<T> opener) {
    stage(sinkName, new WriteTail<>(opener), VoidCoder.of());
    return PDone.in(pipeline());
  }

  <O> PCollection<O> stage(String tailName, Tail<T, O> tail, Coder<O> outputCoder) {
    List<String> names = new ArrayList<>(steps.names());
    if (!tailName.isEmpty()) {
      names.add(tailName);
    }
    return origin.stage(String.join(", ", names), steps, tail, outputCoder);
  }

  Origin<X> origin() {
    return origin;
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
