package io.millrace.flow.internal.plan;

import io.millrace.flow.connect.Split;
import io.millrace.flow.internal.pipeline.Windowed;
import io.millrace.flow.internal.stage.Stage;
import io.millrace.flow.internal.step.Steps;
import io.millrace.flow.internal.step.Tail;
import io.millrace.flow.options.FlowOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.coders.Coder;
import org.apache.beam.sdk.values.PCollection;

/**
 * What a stage begins with: a source, a user's collection, or the shuffle of a reduce. The stage is
 * applied with its first branch; later ones are added to it.
 *
 * @param <X> the elements it gives
 */
public abstract class Origin<X> {

  private final Pipeline pipeline;
  private Stage<X> stage;

  Origin(Pipeline pipeline) {
    this.pipeline = pipeline;
  }

  /** The splits of a source. */
  public static <X> Origin<X> source(
      Pipeline pipeline, String sourceName, List<? extends Split<X>> splits) {
    return new SourceOrigin<>(pipeline, sourceName, splits);
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

  /** Adds a branch to the stage that begins here, and gives what comes out of it. */
  <Y, O> PCollection<O> stage(String tailName, Steps<X, Y> steps, Tail<Y, O> tail, Coder<O> coder) {
    if (stage == null) {
      List<String> names = new ArrayList<>(steps.names());
      names.add(tailName);
      names.removeIf(String::isEmpty);
      stage = apply(String.join(", ", names));
    }
    return stage.add(tailName, steps, tail, coder);
  }

  /** What it is, for people. */
  abstract String description();

  /** Applies the stage that begins here; the name is that of its first branch. */
  abstract Stage<X> apply(String name);

  /** How the elements that it gives are windowed. */
  abstract Windowed windowed();
}
