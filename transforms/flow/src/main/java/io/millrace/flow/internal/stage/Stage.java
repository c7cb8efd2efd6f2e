package io.millrace.flow.internal.stage;

import io.millrace.flow.function.Failure;
import io.millrace.flow.internal.function.ElementCoders;
import io.millrace.flow.internal.pipeline.StepNames;
import io.millrace.flow.internal.step.Exit;
import io.millrace.flow.internal.step.Head;
import io.millrace.flow.internal.step.OnErrorStep;
import io.millrace.flow.internal.step.Steps;
import io.millrace.flow.internal.step.Tail;
import io.millrace.flow.live.Board;
import java.io.IOException;
import java.util.List;
import org.apache.beam.sdk.coders.ByteArrayCoder;
import org.apache.beam.sdk.coders.Coder;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.VarIntCoder;
import org.apache.beam.sdk.coders.VarLongCoder;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.util.CoderUtils;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollection.IsBounded;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.apache.beam.sdk.values.TupleTagList;
import org.apache.beam.sdk.values.TypeDescriptor;

/**
 * A stage that is part of the pipeline, and can still get branches: a flow that is continued a
 * second time is computed once.
 *
 * <ol>
 *   <li>A stage is applied with two outputs: that of its first branch, and one for whatever comes
 *       later, values encoded behind the number of the branch ({@link Exit.Way}).
 *   <li>A branch that comes later is added to the {@link StageFn}, which Beam serialises no sooner
 *       than the pipeline runs; its output is the later one, filtered by its number. There are few
 *       values in it: mostly blocks of a fold, and receipts of a sink.
 * </ol>
 *
 * @param <X> what its first steps take
 */
public final class Stage<X> {

  private final String name;
  private final StageFn<?, X> fn;
  private final PCollectionTuple outputs;
  private int ways;

  private Stage(String name, StageFn<?, X> fn, PCollectionTuple outputs) {
    this.name = name;
    this.fn = fn;
    this.outputs = outputs;
    outputs.get(Exit.LATER).setCoder(KvCoder.of(VarIntCoder.of(), ByteArrayCoder.of()));
  }

  /** Applies a stage without branches yet. */
  public static <I, X> Stage<X> apply(PCollection<I> input, String name, Head<I, X> head) {
    Board board = Board.of(input.getPipeline());
    board.stage(name);
    StageFn<I, X> fn = new StageFn<>(head, board.run(), name);
    ParDo.MultiOutput<I, Object> transform =
        ParDo.of(fn).withOutputTags(Exit.main(), TupleTagList.of(Exit.LATER));
    if (transform.getFn() != fn) {
      throw new IllegalStateException(
          "this version of Beam copies a DoFn when it is applied; a stage would lose its branches");
    }
    return new Stage<>(name, fn, input.apply(name, transform));
  }

  /** Adds a branch, and gives what comes out of it. */
  public <Y, O> PCollection<O> add(
      String tailName, Steps<X, Y> steps, Tail<Y, O> tail, Coder<O> coder) {
    List<OnErrorStep<?>> guards = steps.onErrors();
    guards.forEach(step -> step.aside().gather());
    guards.forEach(this::guard);
    guards.forEach(step -> step.aside().gathered());
    Branch<X, Y, O> branch =
        new Branch<>(tailName, steps, tail, new Exit.Way<>(firstOrNext(), coder));
    Board.of(outputs.getPipeline()).branch(name, branch.names(common(branch)));
    PCollection<O> output = output(name(branch), branch.way());
    fn.branches().add(branch);
    return output;
  }

  private int firstOrNext() {
    return fn.branches().isEmpty() ? 0 : ++ways;
  }

  private String name(Branch<X, ?, ?> branch) {
    String operators = String.join(", ", branch.names(common(branch)));
    return operators.isEmpty() ? "again" : operators;
  }

  /** How many steps the branch has in common with the first one. */
  private int common(Branch<X, ?, ?> branch) {
    return fn.branches().isEmpty() ? 0 : branch.common(fn.branches().get(0));
  }

  private <O> PCollection<O> output(String name, Exit.Way<O> way) {
    return way.number() == 0
        ? outputs.get(Exit.<O>main()).setCoder(way.coder())
        : outputs
            .get(Exit.LATER)
            .apply(StepNames.unique(outputs.getPipeline(), name), ParDo.of(new Take<>(way)))
            .setCoder(way.coder());
  }

  /** Sees to the failures of a step, unless this stage has it already. */
  private void guard(OnErrorStep<?> step) {
    if (fn.guards().stream().anyMatch(guarding -> guarding.step() == step)) {
      return;
    }
    Coder<Failure> failure =
        ElementCoders.of(outputs.getPipeline(), TypeDescriptor.of(Failure.class));
    Guarding guarding =
        new Guarding(
            step,
            new Exit.Way<>(++ways, failure),
            new Exit.Way<>(++ways, KvCoder.of(VarLongCoder.of(), VarLongCoder.of())));
    fn.guards().add(guarding);
    step.aside().failures(output(step.name(), guarding.failures()));
    if (step.isLimited() && outputs.get(Exit.LATER).isBounded() == IsBounded.BOUNDED) {
      step.aside().tallies(output("tally of " + step.name(), guarding.tallies()));
    }
  }

  /** Takes one branch's values out of the output for later branches. */
  private static final class Take<O> extends DoFn<KV<Integer, byte[]>, O> {

    private static final long serialVersionUID = 1L;

    private final Exit.Way<O> way;

    Take(Exit.Way<O> way) {
      this.way = way;
    }

    @ProcessElement
    public void process(@Element KV<Integer, byte[]> value, OutputReceiver<O> out)
        throws IOException {
      if (value.getKey() == way.number()) {
        out.output(CoderUtils.decodeFromByteArray(way.coder(), value.getValue()));
      }
    }
  }
}
