package io.millrace.flow.internal.stage;

import io.millrace.flow.internal.step.Exit;
import io.millrace.flow.internal.step.Steps;
import io.millrace.flow.internal.step.Tail;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/**
 * One way through a stage: steps, then a tail that gives out.
 *
 * @param <X> what the first step takes
 * @param <Y> what the last step gives
 * @param <O> what Beam gets
 */
record Branch<X, Y, O>(String tailName, Steps<X, Y> steps, Tail<Y, O> tail, Exit.Way<O> way)
    implements Serializable {

  /** The names of the steps from one on, and of the tail. */
  List<String> names(int from) {
    List<String> names = new ArrayList<>(steps.names().subList(from, steps.size()));
    names.add(tailName);
    names.removeIf(String::isEmpty);
    return names;
  }

  /** How many steps at the beginning this branch has in common with another. */
  int common(Branch<X, ?, ?> other) {
    int most = Math.min(steps.size(), other.steps.size());
    int common = 0;
    while (common < most && steps.get(common) == other.steps.get(common)) {
      common++;
    }
    return common;
  }
}
