package io.millrace.flow.internal;

import java.util.List;
import org.apache.beam.sdk.coders.Coder;
import org.apache.beam.sdk.transforms.Flatten;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionList;

/**
 * Several flows as one. What follows is done in the stage of each, and only what comes out of those
 * is brought together.
 */
final class MergedOrigin<X> extends Origin<X> {

  private final List<Plan<?, X>> plans;

  MergedOrigin(List<Plan<?, X>> plans) {
    super(plans.get(0).pipeline());
    this.plans = List.copyOf(plans);
  }

  @Override
  <Y, O> Draft.Output<O> request(
      String tailName, Steps<X, Y> steps, Tail<Y, O> tail, Coder<O> coder) {
    List<Draft.Output<O>> parts =
        plans.stream().map(plan -> plan.request(tailName, steps, tail, coder)).toList();
    String name = StepNames.unique(pipeline(), "merge");
    return new Draft.Output<O>() {
      private PCollection<O> merged;

      @Override
      public PCollection<O> get() {
        if (merged == null) {
          merged =
              PCollectionList.of(parts.stream().map(Draft.Output::get).toList())
                  .apply(name, Flatten.pCollections());
        }
        return merged;
      }
    };
  }

  @Override
  Windowed windowed() {
    List<Windowed> all = plans.stream().map(Plan::windowed).toList();
    return all.stream().filter(windowed -> !windowed.isBounded()).findFirst().orElse(all.get(0));
  }
}
