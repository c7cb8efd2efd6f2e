package io.millrace.flow;

import static io.millrace.flow.Reducers.count;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.IntStream;
import org.apache.beam.sdk.coders.StringUtf8Coder;
import org.apache.beam.sdk.testing.PAssert;
import org.apache.beam.sdk.testing.TestPipeline;
import org.apache.beam.sdk.testing.TestPipelineExtension;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.values.PCollection;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(TestPipelineExtension.class)
class SampleTest {

  @Test
  void sample_moreThanAskedFor_isSoManyDifferentElements(TestPipeline pipeline) {
    List<Integer> low = IntStream.range(0, 1_000).boxed().toList();
    List<Integer> high = IntStream.range(1_000, 2_000).boxed().toList();

    PCollection<Long> different =
        Flow.from(pipeline, ListSource.of(low, high))
            .sample(50)
            .filter(number -> number >= 0 && number < 2_000)
            .uniq()
            .reduceAll(count())
            .toPCollection();

    PAssert.that(different).containsInAnyOrder(50L);
    pipeline.run();
  }

  @Test
  void sample_fewerThanAskedFor_isAllOfThem(TestPipeline pipeline) {
    PCollection<String> words =
        Flow.of(pipeline.apply(Create.of("a", "b", "b"))).sample(10).toPCollection();

    PAssert.that(words).containsInAnyOrder("a", "b", "b");
    pipeline.run();
  }

  @Test
  void sample_emptyInput_isEmpty(TestPipeline pipeline) {
    PCollection<String> words =
        Flow.of(pipeline.apply(Create.empty(StringUtf8Coder.of()))).sample(3).toPCollection();

    PAssert.that(words).empty();
    pipeline.run();
  }

  @Test
  void sample_zero_isRefused(TestPipeline pipeline) {
    pipeline.enableAbandonedNodeEnforcement(false);
    Flow<String> words = Flow.of(pipeline.apply(Create.of("a")));

    assertThatThrownBy(() -> words.sample(0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("0");
  }

  @Test
  void sample_transform_takesSoMany(TestPipeline pipeline) {
    PCollection<Long> n =
        pipeline
            .apply(Create.of(1, 2, 3))
            .apply(Reduce.<Integer>sample(2))
            .apply(Reduce.<Integer, Long>all(count()));

    PAssert.that(n).containsInAnyOrder(2L);
    pipeline.run();
  }
}
