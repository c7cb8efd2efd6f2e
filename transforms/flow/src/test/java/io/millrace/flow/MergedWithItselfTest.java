package io.millrace.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.apache.beam.sdk.testing.PAssert;
import org.apache.beam.sdk.testing.TestPipeline;
import org.apache.beam.sdk.testing.TestPipelineExtension;
import org.apache.beam.sdk.values.PCollection;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(TestPipelineExtension.class)
class MergedWithItselfTest {

  @Test
  void merge_aFlowWithItself_whatFollowsIsDoneForEachOfThem(TestPipeline pipeline) {
    Flow<String> words =
        Flow.from(pipeline, ListSource.of(List.of("a", "b"))).counted("read").filter(w -> true);

    PCollection<String> twice = Flow.merge(words, words).counted("merged").toPCollection();

    PAssert.that(twice).containsInAnyOrder("a", "a", "b", "b");
    assertThat(Outcome.counters(pipeline.run(), "millrace"))
        .isEqualTo(Map.of("rowsRead", 2L, "splitsDone", 1L, "read", 2L, "merged", 4L));
  }
}
