package io.millrace.flow;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.apache.beam.sdk.coders.NullableCoder;
import org.apache.beam.sdk.coders.StringUtf8Coder;
import org.apache.beam.sdk.testing.PAssert;
import org.apache.beam.sdk.testing.TestPipeline;
import org.apache.beam.sdk.testing.TestPipelineExtension;
import org.apache.beam.sdk.values.PCollection;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Null that leaves a stage: the step that gave it is named, unless the coder takes null. */
@ExtendWith(TestPipelineExtension.class)
class NullLeavesTest {

  private static Flow<String> nulls(TestPipeline pipeline) {
    return Flow.from(pipeline, ListSource.of(List.of("a", "b")))
        .named("only a")
        .map(String.class, word -> word.equals("a") ? word : null);
  }

  private static void assertNamed(TestPipeline pipeline) {
    assertThatThrownBy(pipeline::run)
        .hasStackTraceContaining(
            "step 'only a': an element is null where it leaves the stage, and its coder"
                + " StringUtf8Coder takes no null; drop such elements by filter before, or register"
                + " NullableCoder.of(…) for their type");
  }

  @Test
  void toPCollection_null_namesTheStep(TestPipeline pipeline) {
    nulls(pipeline).toPCollection();

    assertNamed(pipeline);
  }

  @Test
  void shuffle_null_namesTheStep(TestPipeline pipeline) {
    nulls(pipeline).shuffle().toPCollection();

    assertNamed(pipeline);
  }

  @Test
  void toPCollection_secondBranch_null_namesTheStep(TestPipeline pipeline) {
    Flow<String> words = nulls(pipeline);
    words.filter(word -> word != null).toPCollection();
    words.toPCollection();

    assertNamed(pipeline);
  }

  @Test
  void toPCollection_coderTakesNull_isLeft(TestPipeline pipeline) {
    pipeline
        .getCoderRegistry()
        .registerCoderForClass(String.class, NullableCoder.of(StringUtf8Coder.of()));

    PCollection<Integer> lengths =
        Flow.of(nulls(pipeline).toPCollection())
            .map(word -> word == null ? -1 : word.length())
            .toPCollection();

    PAssert.that(lengths).containsInAnyOrder(1, -1);
    pipeline.run();
  }
}
