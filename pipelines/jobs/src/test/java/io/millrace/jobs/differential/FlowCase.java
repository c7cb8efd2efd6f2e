package io.millrace.jobs.differential;

import io.millrace.flow.Flow;
import io.millrace.flow.options.FlowOptions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.windowing.BoundedWindow;

/**
 * A flow as a value: operators in an order in which each comes after those that it continues, and
 * which of them end in a sink.
 */
record FlowCase(Setup setup, List<Node> nodes, List<Integer> endings) {

  /** An operator, and the numbers of those that it continues. */
  record Node(int id, Op op, List<Integer> inputs) {}

  /** How a flow ends. */
  enum EndingKind {
    FLUSHED,
    PUBLISHED,
    /** Hands its elements to a transform that sees timestamps and windows. */
    STAMPED
  }

  /**
   * What is set for a flow.
   *
   * @param shards null for the default
   * @param tableMemory in megabytes; null for the default
   */
  record Setup(
      Windowing windowing, EndingKind ending, Integer shards, int workers, Long tableMemory) {}

  /** What must be seen of this flow. */
  Observed byHand() {
    Observed observed = new Observed();
    Map<Integer, List<At>> results = results(observed);
    for (int ending : endings) {
      results.get(ending).forEach(at -> observed.add("ending " + ending, ended(at)));
    }
    return observed;
  }

  /** The number of elements where there are most. */
  int most() {
    return results(new Observed()).values().stream().mapToInt(List::size).max().orElseThrow();
  }

  private Map<Integer, List<At>> results(Observed observed) {
    Map<Integer, List<At>> results = new HashMap<>();
    for (Node node : nodes) {
      List<List<At>> inputs = node.inputs().stream().map(results::get).toList();
      Op.Desk desk = new Op.Desk(observed, setup.windowing(), node.id());
      results.put(node.id(), node.op().byHand(inputs, desk));
      if (node.op() instanceof Shaping.Collect) {
        // The flow itself goes on from its collection, too.
        results.put(node.inputs().get(0), results.get(node.id()));
      }
    }
    return results;
  }

  private Object ended(At at) {
    return setup.ending() == EndingKind.STAMPED
        ? new Stamped(at.row(), at.timestamp(), at.window())
        : at.row();
  }

  /** Adds this flow to a pipeline, with probes at its endings. */
  void build(Pipeline pipeline, String name) {
    FlowOptions options = pipeline.getOptions().as(FlowOptions.class);
    options.setShards(setup.shards());
    options.setWorkers(setup.workers());
    options.setTableMemory(setup.tableMemory());
    Map<Integer, Flow<Row>> flows = new HashMap<>();
    for (Node node : nodes) {
      List<Flow<Row>> inputs = node.inputs().stream().map(flows::get).toList();
      flows.put(
          node.id(),
          node.op().flow(inputs, new Op.Site(pipeline, name, setup.windowing(), node.id())));
    }
    if (setup.ending() == EndingKind.STAMPED) {
      endings.forEach(ending -> stamped(flows.get(ending), site(pipeline, name, ending)));
    } else {
      endings.forEach(ending -> flows.get(ending).into(sink(site(pipeline, name, ending))));
    }
  }

  private Op.Site site(Pipeline pipeline, String name, int node) {
    return new Op.Site(pipeline, name, setup.windowing(), node);
  }

  private ProbeSink<Row> sink(Op.Site site) {
    Probe probe = site.probe("ending");
    return setup.ending() == EndingKind.PUBLISHED
        ? ProbeSink.publishing(probe)
        : ProbeSink.flushing(probe);
  }

  private static void stamped(Flow<Row> flow, Op.Site site) {
    Flow.of(
            flow.named("stamp %s %s".formatted(site.flow(), site.name()))
                .apply(ParDo.of(new Stamp()))
                .setCoder(Reading.coder(site, Stamped.class)))
        .into(ProbeSink.flushing(site.probe("ending")));
  }

  @Override
  public String toString() {
    return "%s%n%s%nending with %s%n"
        .formatted(
            setup,
            nodes.stream()
                .map(
                    node ->
                        "n%d = %s of %s"
                            .formatted(
                                node.id(),
                                node.op(),
                                node.inputs().stream().map(input -> "n" + input).toList()))
                .collect(Collectors.joining("\n")),
            endings.stream().map(ending -> "n" + ending).collect(Collectors.joining(", ")));
  }

  private static final class Stamp extends DoFn<Row, Stamped> {

    private static final long serialVersionUID = 1L;

    @ProcessElement
    public void stamp(ProcessContext context, BoundedWindow window) {
      context.output(
          new Stamped(
              context.element(),
              context.timestamp().getMillis(),
              window.maxTimestamp().getMillis()));
    }
  }
}
