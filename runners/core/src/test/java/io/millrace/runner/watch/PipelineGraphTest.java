package io.millrace.runner.watch;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.runner.watch.PipelineGraph.Edge;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.transforms.Count;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.transforms.Flatten;
import org.apache.beam.sdk.values.PCollectionList;
import org.junit.jupiter.api.Test;

class PipelineGraphTest {

  @Test
  void of_compositeTransforms_areOneEach() {
    Pipeline pipeline = Pipeline.create();

    pipeline.apply("words/all", Create.of("a", "b")).apply("count", Count.perElement());

    PipelineGraph graph = PipelineGraph.of(pipeline);
    assertThat(graph.transforms()).containsExactly("words/all", "count");
    assertThat(graph.edges()).containsExactly(new Edge("words/all", "count"));
  }

  @Test
  void of_branchesAndFlatten_everyEdgeOnce() {
    Pipeline pipeline = Pipeline.create();
    var words = pipeline.apply("words", Create.of("a"));
    var more = pipeline.apply("more", Create.of("b"));

    PCollectionList.of(words).and(more).and(words).apply("all", Flatten.pCollections());

    PipelineGraph graph = PipelineGraph.of(pipeline);
    assertThat(graph.edges())
        .containsExactlyInAnyOrder(new Edge("words", "all"), new Edge("more", "all"));
  }

  @Test
  void of_nothing_nothing() {
    assertThat(PipelineGraph.of(Pipeline.create()).transforms()).isEmpty();
  }
}
