package io.millrace.flow;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.Pipeline.PipelineVisitor;
import org.apache.beam.sdk.PipelineResult;
import org.apache.beam.sdk.metrics.MetricNameFilter;
import org.apache.beam.sdk.metrics.MetricQueryResults;
import org.apache.beam.sdk.metrics.MetricsFilter;
import org.apache.beam.sdk.runners.TransformHierarchy;

/** What can be seen of a pipeline from outside: the names in it, and its counters. */
final class Outcome {

  private Outcome() {}

  /**
   * The counters of a namespace by name, over all steps. What is committed: what DirectRunner says
   * was attempted may lack the last bundles when the pipeline has ended.
   */
  static Map<String, Long> counters(PipelineResult result, String namespace) {
    MetricQueryResults metrics =
        result
            .metrics()
            .queryMetrics(
                MetricsFilter.builder()
                    .addNameFilter(MetricNameFilter.inNamespace(namespace))
                    .build());
    return StreamSupport.stream(metrics.getCounters().spliterator(), false)
        .collect(
            Collectors.toMap(
                counter -> counter.getName().getName(),
                counter -> counter.getCommitted(),
                Long::sum));
  }

  /**
   * The names of the transforms that the pipeline was put together from, without that which has
   * Beam see whether all flows have an end.
   */
  static List<String> names(Pipeline pipeline) {
    List<String> names = new ArrayList<>();
    pipeline.traverseTopologically(
        new PipelineVisitor.Defaults() {
          @Override
          public CompositeBehavior enterCompositeTransform(TransformHierarchy.Node node) {
            if (node.isRootNode()) {
              return CompositeBehavior.ENTER_TRANSFORM;
            }
            names.add(node.getFullName());
            return CompositeBehavior.DO_NOT_ENTER_TRANSFORM;
          }

          @Override
          public void visitPrimitiveTransform(TransformHierarchy.Node node) {
            names.add(node.getFullName());
          }
        });
    names.remove("check of flows");
    return names;
  }
}
