package io.millrace.jobs.differential;

import io.millrace.jobs.differential.FlowCase.EndingKind;
import io.millrace.jobs.differential.FlowCase.Node;
import io.millrace.jobs.differential.FlowCase.Setup;
import io.millrace.jobs.differential.Reading.Timed;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/** Makes a flow smaller as long as it still differs from what it gives by hand. */
final class Shrinking {

  private static final Duration LONGEST = Duration.ofSeconds(90);

  private final Function<FlowCase, String> difference;
  private final long end = System.nanoTime() + LONGEST.toNanos();

  private Shrinking(Function<FlowCase, String> difference) {
    this.difference = difference;
  }

  /** A flow, and what was seen to be different. */
  record Different(FlowCase flow, String difference) {}

  /**
   * The smallest flow that was found, or the same.
   *
   * @param difference what is different, empty if nothing is
   */
  static Different of(Different different, Function<FlowCase, String> difference) {
    Shrinking shrinking = new Shrinking(difference);
    Different smallest = different;
    Optional<Different> smaller = shrinking.smaller(smallest.flow());
    while (smaller.isPresent()) {
      smallest = smaller.get();
      smaller = shrinking.smaller(smallest.flow());
    }
    return smallest;
  }

  private Optional<Different> smaller(FlowCase flow) {
    return Stream.of(fewerEndings(flow), fewerOperators(flow), fewerRows(flow), plainer(flow))
        .flatMap(candidates -> candidates)
        .takeWhile(candidate -> System.nanoTime() < end)
        .filter(Shrinking::isGuarded)
        .map(candidate -> new Different(candidate, difference.apply(candidate)))
        .filter(candidate -> !candidate.difference().isEmpty())
        .findFirst();
  }

  private static boolean isGuarded(FlowCase flow) {
    try {
      flow.byHand();
      return true;
    } catch (Op.UnguardedException e) {
      return false;
    }
  }

  private static Stream<FlowCase> fewerEndings(FlowCase flow) {
    return flow.endings().size() == 1
        ? Stream.empty()
        : flow.endings().stream()
            .map(ending -> pruned(new FlowCase(flow.setup(), flow.nodes(), List.of(ending))));
  }

  /** Each operator left out: what continues it continues its input. */
  private static Stream<FlowCase> fewerOperators(FlowCase flow) {
    return flow.nodes().stream()
        .flatMap(
            node ->
                node.inputs().stream()
                    .distinct()
                    .map(input -> pruned(replaced(flow, node.id(), input))));
  }

  private static FlowCase replaced(FlowCase flow, int node, int by) {
    return new FlowCase(
        flow.setup(),
        flow.nodes().stream()
            .map(
                other ->
                    new Node(
                        other.id(),
                        other.op(),
                        other.inputs().stream().map(id -> id == node ? by : id).toList()))
            .toList(),
        flow.endings().stream().map(id -> id == node ? by : id).distinct().toList());
  }

  /** Each source with a half of its rows, then a quarter less, and so on down to one less. */
  private static Stream<FlowCase> fewerRows(FlowCase flow) {
    return flow.nodes().stream()
        .filter(node -> node.inputs().isEmpty())
        .flatMap(node -> fewer(node.op()).map(op -> withOp(flow, node, op)));
  }

  private static Stream<Op> fewer(Op source) {
    if (source instanceof Reading.FromSource from) {
      return Stream.concat(
          cuts(from.splits()).map(Reading.FromSource::new),
          Stream.iterate(0, i -> i < from.splits().size(), i -> i + 1)
              .flatMap(
                  i ->
                      cuts(from.splits().get(i))
                          .map(rows -> new Reading.FromSource(with(from.splits(), i, rows)))));
    }
    return cuts(((Reading.OfCollection) source).rows()).map(Reading.OfCollection::new);
  }

  private static List<List<Timed>> with(List<List<Timed>> splits, int i, List<Timed> split) {
    List<List<Timed>> changed = new ArrayList<>(splits);
    changed.set(i, split);
    return changed;
  }

  private static <T> Stream<List<T>> cuts(List<T> all) {
    return Stream.iterate(all.size(), length -> length > 0, length -> length / 2)
        .flatMap(
            length ->
                Stream.iterate(0, from -> from < all.size(), from -> from + length)
                    .map(from -> without(all, from, Math.min(all.size(), from + length))));
  }

  private static <T> List<T> without(List<T> all, int from, int to) {
    List<T> rest = new ArrayList<>(all.subList(0, from));
    rest.addAll(all.subList(to, all.size()));
    return rest;
  }

  private static FlowCase withOp(FlowCase flow, Node node, Op op) {
    return new FlowCase(
        flow.setup(),
        flow.nodes().stream()
            .map(other -> other.equals(node) ? new Node(node.id(), op, node.inputs()) : other)
            .toList(),
        flow.endings());
  }

  private static Stream<FlowCase> plainer(FlowCase flow) {
    Setup setup = flow.setup();
    EndingKind plainest =
        setup.windowing() == Windowing.GLOBAL ? EndingKind.FLUSHED : EndingKind.STAMPED;
    return Stream.of(
            new Setup(
                Windowing.GLOBAL,
                setup.ending(),
                setup.shards(),
                setup.workers(),
                setup.tableMemory()),
            new Setup(setup.windowing(), setup.ending(), 1, setup.workers(), setup.tableMemory()),
            new Setup(setup.windowing(), setup.ending(), setup.shards(), 1, setup.tableMemory()),
            new Setup(setup.windowing(), setup.ending(), setup.shards(), setup.workers(), null),
            new Setup(
                setup.windowing(), plainest, setup.shards(), setup.workers(), setup.tableMemory()))
        .filter(plainer -> !plainer.equals(setup))
        .map(plainer -> new FlowCase(plainer, flow.nodes(), flow.endings()));
  }

  /** Without operators that come to no ending. */
  static FlowCase pruned(FlowCase flow) {
    Set<Integer> needed = new HashSet<>(flow.endings());
    List<Node> kept = new ArrayList<>();
    for (int i = flow.nodes().size() - 1; i >= 0; i--) {
      Node node = flow.nodes().get(i);
      if (needed.contains(node.id())) {
        needed.addAll(node.inputs());
        kept.add(0, node);
      }
    }
    return new FlowCase(flow.setup(), kept, flow.endings());
  }
}
