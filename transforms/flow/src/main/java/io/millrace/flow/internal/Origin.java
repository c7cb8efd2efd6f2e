package io.millrace.flow.internal;

import io.millrace.flow.FlowOptions;
import io.millrace.flow.Source;
import io.millrace.flow.Split;
import java.util.List;
import java.util.Optional;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.coders.Coder;
import org.apache.beam.sdk.io.Read;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.windowing.DefaultTrigger;
import org.apache.beam.sdk.values.PBegin;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollection.IsBounded;
import org.apache.beam.sdk.values.WindowingStrategy;

/**
 * What a stage begins with: a source, a user's collection, or the shuffle of a reduce. Applies the
 * stage to the pipeline once it is known how it ends.
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
    return new OfSource<>(pipeline, source.getName(), splits);
  }

  /** A collection of any other transform. */
  public static <X> Origin<X> collection(PCollection<X> collection) {
    return new OfCollection<>(collection);
  }

  final Pipeline pipeline() {
    return pipeline;
  }

  /** How many workers the runner has for this pipeline. */
  public static int workers(Pipeline pipeline) {
    return Optional.ofNullable(pipeline.getOptions().as(FlowOptions.class).getWorkers())
        .orElseGet(() -> Runtime.getRuntime().availableProcessors());
  }

  /** Applies a stage that begins here. */
  abstract <Y, O> PCollection<O> stage(
      String name, Steps<X, Y> steps, Tail<Y, O> tail, Coder<O> coder);

  /**
   * Whether elements may be folded before the shuffle, with one result at the end of each window.
   * Unbounded input, merging windows and other triggers take Beam's own {@code Combine}.
   */
  abstract boolean folds();

  static <I, X, Y, O> PCollection<O> applyStage(
      PCollection<I> input,
      String name,
      Head<I, X> head,
      Steps<X, Y> steps,
      Tail<Y, O> tail,
      Coder<O> coder) {
    return input.apply(name, ParDo.of(new StageFn<>(head, steps, tail))).setCoder(coder);
  }

  private static final class OfSource<X> extends Origin<X> {

    private final String sourceName;
    private final List<? extends Split<X>> splits;

    OfSource(Pipeline pipeline, String sourceName, List<? extends Split<X>> splits) {
      super(pipeline);
      this.sourceName = sourceName;
      this.splits = List.copyOf(splits);
    }

    @Override
    <Y, O> PCollection<O> stage(String name, Steps<X, Y> steps, Tail<Y, O> tail, Coder<O> coder) {
      String full = name.isEmpty() ? sourceName : sourceName + ", " + name;
      return pipeline()
          .apply(
              StepNames.unique(pipeline(), full),
              new PTransform<PBegin, PCollection<O>>() {
                private static final long serialVersionUID = 1L;

                @Override
                public PCollection<O> expand(PBegin begin) {
                  return applyStage(
                      begin.apply("splits", Read.from(new SplitSource<>(splits))),
                      "read",
                      Head.splits(),
                      steps,
                      tail,
                      coder);
                }
              });
    }

    @Override
    boolean folds() {
      return true;
    }
  }

  private static final class OfCollection<X> extends Origin<X> {

    private final PCollection<X> collection;

    OfCollection(PCollection<X> collection) {
      super(collection.getPipeline());
      this.collection = collection;
    }

    @Override
    <Y, O> PCollection<O> stage(String name, Steps<X, Y> steps, Tail<Y, O> tail, Coder<O> coder) {
      return applyStage(
          collection, StepNames.unique(pipeline(), name), Head.elements(), steps, tail, coder);
    }

    @Override
    boolean folds() {
      WindowingStrategy<?, ?> windowing = collection.getWindowingStrategy();
      return collection.isBounded() == IsBounded.BOUNDED
          && windowing.getWindowFn().isNonMerging()
          && windowing.getTrigger() instanceof DefaultTrigger;
    }
  }
}
