package io.millrace.flow.internal.plan;

import io.millrace.flow.connect.Split;
import io.millrace.flow.internal.connect.NumberedSplit;
import io.millrace.flow.internal.connect.SplitHead;
import io.millrace.flow.internal.connect.SplitSource;
import io.millrace.flow.internal.pipeline.OpenFlows;
import io.millrace.flow.internal.pipeline.StepNames;
import io.millrace.flow.internal.pipeline.Windowed;
import io.millrace.flow.internal.stage.Stage;
import io.millrace.flow.live.Board;
import java.util.List;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.values.PCollection;

/** The splits of a source, read where they are processed. */
final class SourceOrigin<X> extends Origin<X> {

  private final String sourceName;
  private final PCollection<NumberedSplit<X>> splits;
  private final int count;

  SourceOrigin(Pipeline pipeline, String sourceName, List<? extends Split<X>> splits) {
    super(pipeline);
    this.sourceName = sourceName;
    this.splits = OpenFlows.read(pipeline, sourceName, SplitSource.of(splits));
    this.count = splits.size();
  }

  @Override
  Stage<X> apply(String name) {
    String full =
        StepNames.unique(pipeline(), name.isEmpty() ? sourceName : sourceName + ", " + name);
    Board.of(pipeline()).splits(full, count);
    return Stage.apply(splits, full, SplitHead::open);
  }

  @Override
  String description() {
    return sourceName;
  }

  @Override
  Windowed windowed() {
    return Windowed.SOURCE;
  }
}
