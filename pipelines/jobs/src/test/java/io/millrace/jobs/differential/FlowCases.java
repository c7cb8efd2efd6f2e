package io.millrace.jobs.differential;

import io.millrace.jobs.differential.FlowCase.EndingKind;
import io.millrace.jobs.differential.FlowCase.Node;
import io.millrace.jobs.differential.FlowCase.Setup;
import io.millrace.jobs.differential.Reading.Timed;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/** Makes up flows: the same one of the same seed. */
final class FlowCases {

  /** A list of so many rows fits into the smallest table. */
  private static final int MOST_ROWS = 6_000;

  /** Kinds of operators below this look at one row at a time; all others are below the second. */
  private static final int ELEMENTWISE = 14;

  private static final int KINDS = 26;

  private final Random random;
  private final List<Node> nodes = new ArrayList<>();

  /** The nodes all of whose elements may fail. */
  private final Set<Integer> guarded = new HashSet<>();

  private Setup setup;

  /** Nothing is consumed twice, and there is one ending. */
  private boolean line;

  /** Rows are not brought together, any more. */
  private boolean apart;

  private FlowCases(Random random) {
    this.random = random;
  }

  /** A flow that is worked out in no time. */
  static FlowCase of(long seed) {
    Random random = new Random(seed);
    FlowCase flow = new FlowCases(random).flow();
    while (flow.most() > MOST_ROWS) {
      flow = new FlowCases(random).flow();
    }
    return flow;
  }

  private FlowCase flow() {
    Windowing windowing =
        random.nextInt(5) < 3 ? Windowing.GLOBAL : one(Arrays.asList(Windowing.values()));
    EndingKind ending =
        windowing == Windowing.GLOBAL
            ? one(Arrays.asList(EndingKind.values()))
            : EndingKind.STAMPED;
    setup =
        new Setup(
            windowing,
            ending,
            one(Arrays.asList(null, 1, 2, 7, 64)),
            1 + random.nextInt(4),
            random.nextInt(3) == 0 ? null : 1L);
    line = windowing == Windowing.SESSIONS || random.nextInt(3) == 0;
    // DirectRunner takes milliseconds for each key that Beam combines.
    int oneOf = windowing.isCombinedByBeam() ? 40 : 8;
    if (random.nextInt(oneOf) == 0) {
      readMany();
    } else {
      read(new RandomRows(random).some());
    }
    if (random.nextInt(4) == 0) {
      read(new RandomRows(random).some());
    }
    int operators = 1 + random.nextInt(8);
    for (int i = 0; i < operators; i++) {
      operator();
    }
    List<Integer> endings = new ArrayList<>(List.of(nodes.get(nodes.size() - 1).id()));
    if (!line && coin()) {
      endings.add(one(nodes).id());
    }
    return Shrinking.pruned(new FlowCase(setup, nodes, endings.stream().distinct().toList()));
  }

  /** More than small tables hold, from the start. */
  private void readMany() {
    read(new RandomRows(random).many());
    setup =
        new Setup(setup.windowing(), setup.ending(), 1 + random.nextInt(2), setup.workers(), 1L);
    add(new Reducing.Reduce(Key.WIDE, one(Summary.values()), false), List.of(0));
    apart = setup.windowing() == Windowing.SESSIONS;
  }

  private void read(List<Timed> timed) {
    if (setup.windowing() == Windowing.GLOBAL && random.nextInt(3) > 0) {
      List<List<Timed>> splits = new ArrayList<>();
      int from = 0;
      while (from < timed.size()) {
        int to = Math.min(timed.size(), from + random.nextInt(1 + timed.size()));
        splits.add(timed.subList(from, to));
        from = to;
      }
      add(new Reading.FromSource(splits), List.of());
    } else {
      add(new Reading.OfCollection(timed), List.of());
    }
  }

  private void operator() {
    Node input = line || random.nextInt(3) > 0 ? nodes.get(nodes.size() - 1) : one(nodes);
    boolean fails = guarded.contains(input.id()) && random.nextBoolean();
    int kind = random.nextInt(apart ? ELEMENTWISE : KINDS);
    apart |= setup.windowing() == Windowing.SESSIONS && kind >= ELEMENTWISE;
    switch (kind) {
      case 0, 1, 2, 3 -> then(input, map(fails));
      case 4, 5 -> then(input, new Elementwise.Keep(one(Condition.values()), coin(), fails));
      case 6 -> then(input, new Elementwise.Expand(one(Expansion.values()), 0, fails));
      case 7 ->
          then(
              input, new Elementwise.Expand(one(Expansion.values()), 1 + random.nextInt(9), false));
      case 8 -> then(input, new Elementwise.Each(fails));
      case 9 -> then(input, new Elementwise.Counted());
      case 10, 11, 12 -> {
        add(new Shaping.Guard(one(Shaping.Limit.values())), List.of(input.id()));
        guarded.add(nodes.size() - 1);
      }
      case 13 -> boundary(input);
      case 14, 15 -> merge(input);
      case 16 -> add(new Reducing.ReduceAll(), List.of(input.id()));
      case 17 -> add(new Reducing.Uniq(), List.of(input.id()));
      case 18 -> add(new Reducing.UniqBy(), List.of(input.id()));
      case 19 -> add(new Reducing.GroupBy(), List.of(input.id()));
      case 20 -> add(new Reducing.TakeSorted(1 + random.nextInt(20)), List.of(input.id()));
      case 21 -> add(new Reducing.Sample(1 + random.nextInt(20)), List.of(input.id()));
      default ->
          add(
              new Reducing.Reduce(one(Key.values()), one(Summary.values()), fails),
              List.of(input.id()));
    }
  }

  private Op map(boolean fails) {
    Elementwise.Way way = one(Elementwise.Way.values());
    boolean failing = fails && way != Elementwise.Way.NULLS;
    int width = failing && way == Elementwise.Way.BATCH ? 1 : 1 + random.nextInt(5);
    return new Elementwise.Map(one(Mapping.values()), way, width, failing);
  }

  private void merge(Node input) {
    List<Integer> inputs = new ArrayList<>(List.of(input.id()));
    if (line) {
      read(new RandomRows(random).some());
      inputs.add(nodes.get(nodes.size() - 1).id());
    } else if (coin()) {
      then(input, map(false));
      inputs.add(random.nextInt(2), nodes.get(nodes.size() - 1).id());
    } else {
      for (int more = random.nextInt(3); more >= 0; more--) {
        inputs.add(one(nodes).id());
      }
    }
    add(new Shaping.Merge(), inputs);
    if (guarded.containsAll(inputs)) {
      guarded.add(nodes.size() - 1);
    }
  }

  private void boundary(Node input) {
    if (coin()) {
      add(new Shaping.Shuffle(), List.of(input.id()));
    } else {
      add(new Shaping.Collect(coin()), List.of(input.id()));
      guarded.remove(input.id());
    }
  }

  /** An operator that is in the same stage as its input. */
  private void then(Node input, Op op) {
    add(op, List.of(input.id()));
    if (guarded.contains(input.id())) {
      guarded.add(nodes.size() - 1);
    }
  }

  private void add(Op op, List<Integer> inputs) {
    nodes.add(new Node(nodes.size(), op, List.copyOf(inputs)));
  }

  private boolean coin() {
    return random.nextBoolean();
  }

  private <T> T one(List<T> values) {
    return values.get(random.nextInt(values.size()));
  }

  private <T> T one(T[] values) {
    return values[random.nextInt(values.length)];
  }
}
