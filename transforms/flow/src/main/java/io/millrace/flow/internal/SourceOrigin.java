package io.millrace.flow.internal;

import io.millrace.flow.Split;
import io.millrace.flow.live.Board;
import java.util.List;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.io.Read;

/** The splits of a source, read where they are processed. */
final class SourceOrigin<X> extends Origin<X> {

  private final String sourceName;
  private final List<? extends Split<X>> splits;

  SourceOrigin(Pipeline pipeline, String sourceName, List<? extends Split<X>> splits) {
    super(pipeline);
    this.sourceName = sourceName;
    this.splits = List.copyOf(splits);
  }

  @Override
  Stage<X> apply(String name) {
    String full =
        StepNames.unique(pipeline(), name.isEmpty() ? sourceName : sourceName + ", " + name);
    Board.of(pipeline()).splits(full, splits.size());
    return Stage.apply(
        pipeline().apply("splits of " + full, Read.from(SplitSource.of(splits))),
        full,
        Head.splits());
  }

  @Override
  Windowed windowed() {
    return Windowed.SOURCE;
  }
}
