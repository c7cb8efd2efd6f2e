package io.millrace.flow.internal;

import java.util.List;
import java.util.stream.IntStream;
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
  private final List<Steps<X, X>> parts;

  MergedOrigin(List<Plan<?, X>> plans) {
    super(plans.get(0).pipeline());
    this.plans = List.copyOf(plans);
    this.parts = plans.stream().map(plan -> Steps.<X>none().then(new PartStep<X>())).toList();
  }

  @Override
  <Y, O> Draft.Output<O> request(
      String tailName, Steps<X, Y> steps, Tail<Y, O> tail, Coder<O> coder) {
    List<Draft.Output<O>> outputs =
        IntStream.range(0, plans.size())
            .mapToObj(i -> plans.get(i).request(tailName, parts.get(i).andThen(steps), tail, coder))
            .toList();
    String name = StepNames.unique(pipeline(), "merge");
    return new Draft.Output<O>() {
      private PCollection<O> merged;

      @Override
      public PCollection<O> get() {
        if (merged == null) {
          merged =
              PCollectionList.of(outputs.stream().map(Draft.Output::get).toList())
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
