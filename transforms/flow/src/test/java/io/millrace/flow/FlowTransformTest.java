package io.millrace.flow;

import static io.millrace.flow.Orders.ORDERS;
import static io.millrace.flow.Reducers.count;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.flow.Orders.Order;
import java.util.ArrayList;
import java.util.List;
import org.apache.beam.sdk.Pipeline.PipelineVisitor;
import org.apache.beam.sdk.coders.StringUtf8Coder;
import org.apache.beam.sdk.runners.TransformHierarchy;
import org.apache.beam.sdk.testing.PAssert;
import org.apache.beam.sdk.testing.TestPipeline;
import org.apache.beam.sdk.testing.TestPipelineExtension;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(TestPipelineExtension.class)
class FlowTransformTest {

  @Test
  void apply_chainOfOperators_appliesEachOfThem(TestPipeline pipeline) {
    PCollection<String> customers =
        pipeline
            .apply(Create.of(ORDERS))
            .apply(FlowTransform.of(flow -> flow.filter(Order::isPaid).map(Order::customer)));

    List<String> expected = ORDERS.stream().filter(Order::isPaid).map(Order::customer).toList();
    assertThat(expected).hasSizeLessThan(ORDERS.size());
    PAssert.that(customers).containsInAnyOrder(expected);
    pipeline.run();
  }

  @Test
  void apply_partitionAndReduce_reduces(TestPipeline pipeline) {
    PCollection<KV<String, Long>> counts =
        pipeline
            .apply(Create.of("a", "b", "a"))
            .apply(FlowTransform.of(flow -> flow.partition().reduce(count())));

    PAssert.that(counts).containsInAnyOrder(List.of(KV.of("a", 2L), KV.of("b", 1L)));
    pipeline.run();
  }

  @Test
  void apply_empty_isEmpty(TestPipeline pipeline) {
    PCollection<Integer> lengths =
        pipeline
            .apply(Create.empty(StringUtf8Coder.of()))
            .apply(FlowTransform.of(flow -> flow.map(String::length)));

    PAssert.that(lengths).empty();
    pipeline.run();
  }

  @Test
  void apply_named_standsUnderItsNameInTheGraph(TestPipeline pipeline) {
    pipeline
        .apply(Create.of("a"))
        .apply(FlowTransform.of("Lengths of words", flow -> flow.map(String::length)));

    assertThat(topNames(pipeline)).contains("Lengths of words");
    pipeline.run();
  }

  @Test
  void of_null_isRefused() {
    assertThatThrownBy(() -> FlowTransform.of(null))
        .isInstanceOf(NullPointerException.class)
        .hasMessage("piece");
  }

  private static List<String> topNames(TestPipeline pipeline) {
    List<String> names = new ArrayList<>();
    pipeline.traverseTopologically(
        new PipelineVisitor.Defaults() {
          @Override
          public CompositeBehavior enterCompositeTransform(TransformHierarchy.Node node) {
            names.add(node.getFullName());
            return CompositeBehavior.ENTER_TRANSFORM;
          }
        });
    return names;
  }
}
