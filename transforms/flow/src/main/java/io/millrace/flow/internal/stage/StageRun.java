package io.millrace.flow.internal.stage;

import io.millrace.flow.connect.Receiver;
import io.millrace.flow.internal.failure.Failures;
import io.millrace.flow.internal.step.Link;
import io.millrace.flow.internal.step.OnErrorStep;
import io.millrace.flow.internal.step.PartStep;
import io.millrace.flow.internal.step.StageOutput;
import io.millrace.flow.internal.step.Step;
import io.millrace.flow.internal.step.StepLink;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The branches of a stage at work on one worker thread, as one tree of receivers: steps that
 * branches begin with in common are there once, and an element goes through them once.
 */
final class StageRun {

  private final StageOutput output;

  /** What is behind comes before what is in front of it. */
  private final List<Link<?>> links = new ArrayList<>();

  private final Map<String, Integer> labels = new HashMap<>();

  private final String stage;
  private final List<Guarding> guards;

  private StageRun(String stage, List<Guarding> guards, StageOutput output) {
    this.stage = stage;
    this.guards = guards;
    this.output = output;
  }

  /** The links in the order in which elements pass them. */
  private List<Link<?>> inOrder() {
    List<Link<?>> reversed = new ArrayList<>(links);
    java.util.Collections.reverse(reversed);
    return reversed;
  }

  /** A stage that is ready for its first bundle. */
  record Opened<X>(Receiver<X> entry, List<Link<?>> links) {}

  @SuppressWarnings({"unchecked", "rawtypes"}) // branches are typed from end to end
  static <X> Opened<X> open(
      String stage, List<Branch<X, ?, ?>> branches, List<Guarding> guards, StageOutput output) {
    StageRun run = new StageRun(stage, guards, output);
    Receiver<X> entry =
        (Receiver<X>)
            run.open((List<Branch<?, Object, Object>>) (List) branches, 0, Failures.THROW);
    return new Opened<>(entry, run.inOrder());
  }

  private Receiver<?> open(List<Branch<?, Object, Object>> branches, int depth, Failures failures) {
    List<Receiver<Object>> receivers = new ArrayList<>();
    for (List<Branch<?, Object, Object>> group : grouped(branches, depth)) {
      Branch<?, Object, Object> first = group.get(0);
      receivers.add(
          first.steps().size() == depth
              ? linked(first.tail().open(first.way().open(output, failures, last(first, depth))))
              : open(first.steps().get(depth), group, depth, failures));
    }
    return receivers.size() == 1 ? receivers.get(0) : fan(receivers, branches.get(0), depth);
  }

  @SuppressWarnings("unchecked") // branches are typed from end to end
  private Receiver<Object> open(
      Step<Object, Object> step,
      List<Branch<?, Object, Object>> group,
      int depth,
      Failures failures) {
    if (step instanceof PartStep) {
      return (Receiver<Object>) open(group, depth + 1, failures);
    }
    if (step instanceof OnErrorStep<?> onError) {
      // Behind it come all that may fail, also at the end of the bundle: its tally is the last.
      OnErrorStep<?>.Guard guard = linked(guard(onError));
      Receiver<Object> next = (Receiver<Object>) open(group, depth + 1, guard);
      return element -> {
        guard.accept(element);
        next.accept(element);
      };
    }
    StepLink.Opening opening = new StepLink.Opening(label(step), failures, output);
    Receiver<Object> next = (Receiver<Object>) open(group, depth + 1, failures);
    return linked(step.open(next, opening));
  }

  private OnErrorStep<?>.Guard guard(OnErrorStep<?> onError) {
    Guarding guarding =
        guards.stream().filter(each -> each.step() == onError).findFirst().orElseThrow();
    return onError.guard(
        guarding.failures().open(output, Failures.THROW, onError.name()),
        guarding.tallies().open(output, Failures.THROW, onError.name()));
  }

  private Receiver<Object> fan(
      List<Receiver<Object>> receivers, Branch<?, ?, ?> branch, int depth) {
    return branch
        .steps()
        .coder(depth)
        .<Receiver<Object>>map(coder -> new CheckedFan(receivers, coder, last(branch, depth)))
        .orElseGet(() -> new Fan(receivers));
  }

  /** What gives the elements that go into a branch's tail. */
  private String last(Branch<?, ?, ?> branch, int depth) {
    return depth == 0 ? stage : branch.steps().get(depth - 1).name();
  }

  /** The branches by what comes next in them, in order; each that ends here is alone. */
  private static List<List<Branch<?, Object, Object>>> grouped(
      List<Branch<?, Object, Object>> branches, int depth) {
    List<List<Branch<?, Object, Object>>> groups = new ArrayList<>();
    for (Branch<?, Object, Object> branch : branches) {
      groups.stream()
          .filter(group -> sameNext(group.get(0), branch, depth))
          .findFirst()
          .orElseGet(
              () -> {
                groups.add(new ArrayList<>());
                return groups.get(groups.size() - 1);
              })
          .add(branch);
    }
    return groups;
  }

  private static boolean sameNext(Branch<?, ?, ?> one, Branch<?, ?, ?> other, int depth) {
    return one.steps().size() > depth
        && other.steps().size() > depth
        && one.steps().get(depth) == other.steps().get(depth);
  }

  private <L extends Link<?>> L linked(L link) {
    links.add(link);
    return link;
  }

  private String label(Step<?, ?> step) {
    int times = labels.merge(step.name(), 1, Integer::sum);
    return times == 1 ? step.name() : "%s (%d)".formatted(step.name(), times);
  }

  /** Hands each element to several. */
  private static final class Fan implements Receiver<Object> {

    private final Receiver<Object>[] receivers;

    @SuppressWarnings({"unchecked", "rawtypes"}) // an array of a generic type
    Fan(List<Receiver<Object>> receivers) {
      this.receivers = receivers.toArray(new Receiver[0]);
    }

    @Override
    public void accept(Object element) throws Exception {
      for (Receiver<Object> receiver : receivers) {
        receiver.accept(element);
      }
    }
  }
}
