package io.millrace.runner;

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
   * @throws IllegalArgumentException if it needs what the profile {@link RunnerProfile#lacks lacks}
   */
  static void check(Pipeline pipeline, RunnerProfile profile) {
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
