package io.millrace.runner;

import io.millrace.flow.live.Board;
import io.millrace.flow.options.FlowOptions;
import java.util.Optional;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.runners.TransformHierarchy.Node;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollection.IsBounded;
import org.apache.beam.sdk.values.PValue;

/** What a pipeline needs of its runner. */
final class Demands extends Pipeline.PipelineVisitor.Defaults {

  private Optional<String> unbounded = Optional.empty();

  private Demands() {}

  /**
   * Refuses a pipeline that its runner cannot run, before it does.
   *
   * @throws IllegalArgumentException if it needs what the profile {@link RunnerProfile#lacks
   *     lacks}, has an option that is for other runners, or can work in this process alone and the
   *     runner's workers are elsewhere
   */
  static void check(Pipeline pipeline, RunnerProfile profile) {
    checkShuffle(pipeline, profile);
    checkPlace(pipeline, profile);
    String lacks = profile.lacks().get(Capability.UNBOUNDED_INPUT);
    if (lacks == null) {
      return;
    }
    Demands demands = new Demands();
    pipeline.traverseTopologically(demands);
    demands.unbounded.ifPresent(
        name -> {
          throw new IllegalArgumentException(
              "--runner=%s: the input of '%s' has no end; %s"
                  .formatted(profile.name(), name, lacks));
        });
  }

  private static void checkShuffle(Pipeline pipeline, RunnerProfile profile) {
    FlowOptions flow = pipeline.getOptions().as(FlowOptions.class);
    if (flow.getShuffleMemory() != null && !profile.shufflesInHeap()) {
      throw new IllegalArgumentException(
          "--shuffleMemory=%d: %s shuffles by itself; leave it out, or take --runner=DirectRunner"
              .formatted(flow.getShuffleMemory(), profile.name()));
    }
  }

  private static void checkPlace(Pipeline pipeline, RunnerProfile profile) {
    if (profile.isRemote(pipeline.getOptions())) {
      Board.of(pipeline)
          .staysBecause()
          .ifPresent(
              reason -> {
                throw new IllegalArgumentException(
                    "--runner=%s: workers are in other processes; %s"
                        .formatted(profile.name(), reason));
              });
    }
  }

  @Override
  public void visitValue(PValue value, Node producer) {
    if (unbounded.isEmpty()
        && value instanceof PCollection<?> collection
        && collection.isBounded() == IsBounded.UNBOUNDED) {
      unbounded = Optional.of(applied(producer).getFullName());
    }
  }

  /** The transform that was applied to the pipeline itself, and is made of this one and others. */
  private static Node applied(Node node) {
    Node applied = node;
    while (applied.getEnclosingNode() != null && !applied.getEnclosingNode().isRootNode()) {
      applied = applied.getEnclosingNode();
    }
    return applied;
  }
}
