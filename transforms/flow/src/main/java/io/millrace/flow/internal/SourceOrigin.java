package io.millrace.flow.internal;

import io.millrace.flow.Split;
import java.util.List;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.coders.Coder;
import org.apache.beam.sdk.io.Read;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.values.PBegin;
import org.apache.beam.sdk.values.PCollectionTuple;

/** The splits of a source, read where they are processed. */
final class SourceOrigin<X> extends Origin<X> {

  private final String sourceName;
  private final List<? extends Split<X>> splits;
  private Draft<X> draft = new Draft<>();

  SourceOrigin(Pipeline pipeline, String sourceName, List<? extends Split<X>> splits) {
    super(pipeline);
    this.sourceName = sourceName;
    this.splits = List.copyOf(splits);
  }

  @Override
  <Y, O> Draft.Output<O> request(
      String tailName, Steps<X, Y> steps, Tail<Y, O> tail, Coder<O> coder) {
    draft = draft.isApplied() ? new Draft<>() : draft;
    return draft.add(tailName, steps, tail, coder, this::apply);
  }

  private PCollectionTuple apply(String name, List<Branch<X, ?, ?>> branches, Draft.Tags tags) {
    String full = name.isEmpty() ? sourceName : sourceName + ", " + name;
    return pipeline()
        .apply(
            StepNames.unique(pipeline(), full),
            new PTransform<PBegin, PCollectionTuple>() {
              private static final long serialVersionUID = 1L;

              @Override
              public PCollectionTuple expand(PBegin begin) {
                return applyStage(
                    begin.apply("splits", Read.from(new SplitSource<>(splits))),
                    "read",
                    Head.splits(),
                    branches,
                    tags);
              }
            });
  }

  @Override
  Windowed windowed() {
    return Windowed.SOURCE;
  }
}
