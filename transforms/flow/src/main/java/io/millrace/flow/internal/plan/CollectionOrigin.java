package io.millrace.flow.internal.plan;

import io.millrace.flow.internal.pipeline.StepNames;
import io.millrace.flow.internal.pipeline.Windowed;
import io.millrace.flow.internal.stage.Stage;
import io.millrace.flow.internal.step.Head;
import org.apache.beam.sdk.values.PCollection;

/** A collection of any other transform, element by element. */
final class CollectionOrigin<X> extends Origin<X> {

  private final PCollection<X> collection;

  CollectionOrigin(PCollection<X> collection) {
    super(collection.getPipeline());
    this.collection = collection;
  }

  @Override
  Stage<X> apply(String name) {
    return Stage.apply(
        collection,
        StepNames.unique(pipeline(), name.isEmpty() ? "elements" : name),
        Head.elements());
  }

  @Override
  String description() {
    return collection.getName();
  }

  @Override
  Windowed windowed() {
    return Windowed.of(collection);
  }
}
