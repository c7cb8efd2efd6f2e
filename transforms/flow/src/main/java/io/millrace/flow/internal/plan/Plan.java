package io.millrace.flow.internal.plan;

import io.millrace.flow.connect.SinkOpener;
import io.millrace.flow.connect.SinkPublisher;
import io.millrace.flow.internal.connect.Publish;
import io.millrace.flow.internal.connect.WriteTail;
import io.millrace.flow.internal.function.ElementCoders;
import io.millrace.flow.internal.pipeline.OpenFlows;
import io.millrace.flow.internal.pipeline.StepNames;
import io.millrace.flow.internal.pipeline.Windowed;
import io.millrace.flow.internal.shuffle.Reduction;
import io.millrace.flow.internal.step.Step;
import io.millrace.flow.internal.step.Steps;
import io.millrace.flow.internal.step.Tail;
import io.millrace.flow.options.FlowOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.coders.Coder;
import org.apache.beam.sdk.coders.StringUtf8Coder;
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
  private final Supplier<Coder<T>> coder;

  /** This flow as a collection, once it has been asked for. */
  private PCollection<T> collected;

  private final int open;

  private Plan(
      Origin<X> origin, Steps<X, T> steps, TypeDescriptor<T> type, Supplier<Coder<T>> coder) {
    this.origin = origin;
    this.steps = steps;
    this.type = type;
    this.coder = coder;
    this.open = OpenFlows.opened(origin.pipeline(), description());
  }

  /** Where it begins, and its operators. */
  String description() {
    List<String> names = new ArrayList<>(List.of(origin.description()));
    names.addAll(steps.names());
    return String.join(", ", names);
  }

  /** The flow is continued or ended. */
  private void close() {
    OpenFlows.closed(pipeline(), open);
  }

  /** A plan without operators. */
  public static <X> Plan<X, X> of(
      Origin<X> origin, TypeDescriptor<X> type, Optional<Coder<X>> coder) {
    Supplier<Coder<X>> known =
        coder
            .map(given -> (Supplier<Coder<X>>) () -> given)
            .orElse(() -> ElementCoders.of(origin.pipeline(), type));
    return new Plan<>(origin, Steps.none(whereChecked(origin, known)), type, known);
  }

  /** The elements of a collection of any other transform, a flow of the user's. */
  public static <X> Plan<X, X> begin(PCollection<X> collection) {
    OpenFlows.begin(collection);
    return of(collection);
  }

  /** The elements of a collection that a transform of ours takes, which ends the flow itself. */
  public static <X> Plan<X, X> of(PCollection<X> collection) {
    Coder<X> coder = collection.getCoder();
    TypeDescriptor<X> type =
        Optional.ofNullable(collection.getTypeDescriptor())
            .filter(known -> !known.hasUnresolvedParameters())
            .orElseGet(coder::getEncodedTypeDescriptor);
    return of(Origin.collection(collection), type, Optional.of(coder));
  }

  /** Several plans as one. */
  public static <T> Plan<T, T> merged(List<Plan<?, T>> plans) {
    Plan<?, T> first = plans.get(0);
    plans.forEach(Plan::close);
    return new Plan<>(new MergedOrigin<>(plans), Steps.none(), first.type, first.coder);
  }

  /**
   * This plan and one more step.
   *
   * @throws IllegalArgumentException if the type of the step's output is not known
   */
  public <U> Plan<X, U> then(Step<T, U> step) {
    TypeDescriptor<U> outputType = step.outputType(type);
    return then(step, outputType, () -> ElementCoders.of(pipeline(), outputType));
  }

  /**
   * This plan and one more step, with a coder that is asked for where its output leaves a stage.
   */
  public <U> Plan<X, U> then(Step<T, U> step, Supplier<Coder<U>> outputCoder) {
    return then(step, step.outputType(type), outputCoder);
  }

  private <U> Plan<X, U> then(
      Step<T, U> step, TypeDescriptor<U> outputType, Supplier<Coder<U>> outputCoder) {
    close();
    return new Plan<>(
        origin, steps.then(step, whereChecked(origin, outputCoder)), outputType, outputCoder);
  }

  /** The coder, where what branches share is to be compared and has one; else null. */
  private static <X> Coder<X> whereChecked(Origin<?> origin, Supplier<Coder<X>> coder) {
    if (!origin.pipeline().getOptions().as(FlowOptions.class).isCheckUnchanged()) {
      return null;
    }
    try {
      return coder.get();
    } catch (IllegalArgumentException e) {
      return null; // What stays within a stage needs no coder, and is not compared.
    }
  }

  /** This plan and one more step that gives what it gets, or not. */
  public Plan<X, T> thenFilter(Step<T, T> step) {
    return then(step, type, coder);
  }

  /** A plan that begins with the results of a reduce of this one. */
  public <R> Plan<R, R> reduce(
      Reduction<T, ?, ?, ?, R> reduction, TypeDescriptor<R> resultType, Optional<Coder<R>> result) {
    close();
    return of(new ReducedOrigin<>(this, reduction), resultType, result);
  }

  /** A plan that begins with the elements of this one, dealt to the workers anew. */
  public Plan<T, T> shuffle() {
    Coder<T> elements = coder();
    close();
    return of(new ShuffledOrigin<>(this), type, Optional.of(elements));
  }

  /** Applies the plan, ending in a collection: once, however often it is asked for. */
  public PCollection<T> collect() {
    close();
    if (collected == null) {
      collected = stage("", Tail.emit(), coder()).setTypeDescriptor(type);
    }
    return collected;
  }

  /**
   * Applies the plan, ending in a sink.
   *
   * @throws IllegalArgumentException if the sink publishes when all is written, and the flow does
   *     not end
   */
  public PDone write(String name, SinkOpener<T> opener, Optional<SinkPublisher> publisher) {
    if (publisher.isPresent() && !publisher.get().isOptional() && !windowed().isBounded()) {
      throw new IllegalArgumentException(
          "%s: it is published when all is written, and an unbounded flow never is; use a sink that"
                  .formatted(name)
              + " writes as it goes");
    }
    close();
    PCollection<String> receipts = stage(name, new WriteTail<>(opener), StringUtf8Coder.of());
    publisher
        .filter(found -> windowed().isBounded())
        .ifPresent(
            found -> {
              String publish = StepNames.unique(pipeline(), "publish " + name);
              receipts.apply(publish, new Publish(publish, found));
            });
    return PDone.in(pipeline());
  }

  /** Adds a branch to the stage of this plan. */
  <O> PCollection<O> stage(String tailName, Tail<T, O> tail, Coder<O> outputCoder) {
    return origin.stage(tailName, steps, tail, outputCoder);
  }

  /** Adds a branch with more steps to the stage of this plan. */
  <Y, O> PCollection<O> stage(
      String tailName, Steps<T, Y> more, Tail<Y, O> tail, Coder<O> outputCoder) {
    return origin.stage(tailName, steps.andThen(more), tail, outputCoder);
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
    return coder.get();
  }
}
