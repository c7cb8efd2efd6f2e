package io.millrace.flow.internal;

import io.millrace.flow.FlowOptions;
import io.millrace.flow.Source;
import io.millrace.flow.Split;
import java.util.List;
import java.util.Optional;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.coders.Coder;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionTuple;

/**
 * What a stage begins with: a source, a user's collection, or the shuffle of a reduce.
 *
 * <p>Outputs of the stage are asked for first and got later: those that were asked for before the
 * first is got are made by one stage, in one pass.
 *
 * @param <X> the elements it gives
 */
public abstract class Origin<X> {

  private final Pipeline pipeline;

  Origin(Pipeline pipeline) {
    this.pipeline = pipeline;
  }

  /** The splits of a source. */
  public static <X> Origin<X> source(
      Pipeline pipeline, Source<X> source, List<? extends Split<X>> splits) {
    return new SourceOrigin<>(pipeline, source.getName(), splits);
  }

  /** A collection of any other transform. */
  public static <X> Origin<X> collection(PCollection<X> collection) {
    return new CollectionOrigin<>(collection);
  }

  final Pipeline pipeline() {
    return pipeline;
  }

  /** How many workers the runner has for this pipeline. */
  public static int workers(Pipeline pipeline) {
    return Optional.ofNullable(pipeline.getOptions().as(FlowOptions.class).getWorkers())
        .orElseGet(() -> Runtime.getRuntime().availableProcessors());
  }

  /** Asks for an output of the stage that begins here. */
  abstract <Y, O> Draft.Output<O> request(
      String tailName, Steps<X, Y> steps, Tail<Y, O> tail, Coder<O> coder);

  /** How the elements that it gives are windowed. */
  abstract Windowed windowed();

  static <I, X> PCollectionTuple applyStage(
      PCollection<I> input,
      String name,
      Head<I, X> head,
      List<Branch<X, ?, ?>> branches,
      Draft.Tags tags) {
    return input.apply(
        name, ParDo.of(new StageFn<>(head, branches)).withOutputTags(tags.main(), tags.others()));
  }
}
