package io.millrace.flow.internal;

import java.util.List;
import org.apache.beam.sdk.coders.Coder;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionTuple;

/** A collection of any other transform, element by element. */
final class CollectionOrigin<X> extends Origin<X> {

  private final PCollection<X> collection;
  private Draft<X> draft = new Draft<>();

  CollectionOrigin(PCollection<X> collection) {
    super(collection.getPipeline());
    this.collection = collection;
  }

  @Override
  <Y, O> Draft.Output<O> request(
      String tailName, Steps<X, Y> steps, Tail<Y, O> tail, Coder<O> coder) {
    draft = draft.isApplied() ? new Draft<>() : draft;
    return draft.add(tailName, steps, tail, coder, this::apply);
  }

  private PCollectionTuple apply(String name, List<Branch<X, ?, ?>> branches, Draft.Tags tags) {
    return applyStage(
        collection, StepNames.unique(pipeline(), name), Head.elements(), branches, tags);
  }

  @Override
  Windowed windowed() {
    return Windowed.of(collection);
  }
}
