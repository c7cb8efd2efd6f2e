package io.millrace.flow.internal.plan;

import static java.util.stream.Collectors.joining;

import io.millrace.flow.internal.pipeline.StepNames;
import io.millrace.flow.internal.pipeline.Windowed;
import io.millrace.flow.internal.stage.Stage;
import io.millrace.flow.internal.step.OnErrorStep;
import io.millrace.flow.internal.step.PartStep;
import io.millrace.flow.internal.step.Steps;
import io.millrace.flow.internal.step.Tail;
import java.util.ArrayList;
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
  private final List<Steps<X, X>> parts = new ArrayList<>();

  MergedOrigin(List<Plan<?, X>> plans) {
    super(plans.get(0).pipeline());
    this.plans = List.copyOf(plans);
    plans.forEach(plan -> parts.add(Steps.<X>none().then(new PartStep<>())));
  }

  @Override
  <Y, O> PCollection<O> stage(String tailName, Steps<X, Y> steps, Tail<Y, O> tail, Coder<O> coder) {
    List<OnErrorStep<?>> guards = steps.onErrors();
    guards.forEach(step -> step.aside().gather());
    List<PCollection<O>> outputs = new ArrayList<>();
    for (int i = 0; i < plans.size(); i++) {
      outputs.add(plans.get(i).stage(tailName, parts.get(i).andThen(steps), tail, coder));
    }
    guards.forEach(step -> step.aside().gathered());
    return PCollectionList.of(outputs)
        .apply(StepNames.unique(pipeline(), "merge"), Flatten.pCollections());
  }

  @Override
  Stage<X> apply(String name) {
    throw new UnsupportedOperationException("each of the flows has a stage of its own");
  }

  @Override
  String description() {
    return plans.stream().map(Plan::description).collect(joining("; ", "merge of ", ""));
  }

  @Override
  Windowed windowed() {
    List<Windowed> all = plans.stream().map(Plan::windowed).toList();
    return all.stream().filter(windowed -> !windowed.isBounded()).findFirst().orElse(all.get(0));
  }
}
