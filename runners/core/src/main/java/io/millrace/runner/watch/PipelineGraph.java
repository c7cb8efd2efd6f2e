package io.millrace.runner.watch;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.Pipeline.PipelineVisitor;
import org.apache.beam.sdk.runners.TransformHierarchy.Node;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PValue;

/**
 * What a pipeline is made of: the transforms that it was constructed with, and which of them take
 * what others give.
 *
 * @param transforms their names, each after those that it takes from
 * @param edges who gives to whom
 */
public record PipelineGraph(List<String> transforms, List<Edge> edges) {

  /** Keeps its own copies. */
  public PipelineGraph {
    transforms = List.copyOf(transforms);
    edges = List.copyOf(edges);
  }

  /** A collection between two transforms. */
  public record Edge(String from, String to) {}

  /** The graph of a pipeline that is constructed, and has not run yet: runners change it. */
  public static PipelineGraph of(Pipeline pipeline) {
    Visitor visitor = new Visitor();
    pipeline.traverseTopologically(visitor);
    return new PipelineGraph(new ArrayList<>(visitor.transforms), new ArrayList<>(visitor.edges));
  }

  private static final class Visitor extends PipelineVisitor.Defaults {

    private final Set<String> transforms = new LinkedHashSet<>();
    private final Set<Edge> edges = new LinkedHashSet<>();
    private final Map<PValue, String> producers = new HashMap<>();

    @Override
    public void visitPrimitiveTransform(Node node) {
      String to = outermost(node);
      transforms.add(to);
      for (PCollection<?> input : node.getInputs().values()) {
        String from = producers.get(input);
        if (from != null && !from.equals(to)) {
          edges.add(new Edge(from, to));
        }
      }
    }

    @Override
    public void visitValue(PValue value, Node producer) {
      producers.put(value, outermost(producer));
    }

    /** The name of the transform that was applied to the pipeline itself. */
    private static String outermost(Node node) {
      Node outermost = node;
      while (outermost.getEnclosingNode() != null && !outermost.getEnclosingNode().isRootNode()) {
        outermost = outermost.getEnclosingNode();
      }
      return outermost.getFullName();
    }
  }
}
