package io.millrace.flow;

import static io.millrace.flow.Orders.ORDERS;
import static io.millrace.flow.Seconds.at;
import static io.millrace.flow.Seconds.window;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.flow.Orders.Order;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.beam.sdk.coders.NullableCoder;
import org.apache.beam.sdk.coders.StringUtf8Coder;
import org.apache.beam.sdk.testing.PAssert;
import org.apache.beam.sdk.testing.TestPipeline;
import org.apache.beam.sdk.testing.TestPipelineExtension;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.values.PCollection;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(TestPipelineExtension.class)
class CountedTest {

  @Test
  void counted_someElements_countsThemAndHandsThemOn(TestPipeline pipeline) {
    PCollection<Long> ids =
        Flow.of(pipeline.apply(Create.of(ORDERS)))
            .counted("orders")
            .filter(Order::isPaid)
            .counted("paid")
            .map(Order::id)
            .toPCollection();

    PAssert.that(ids).containsInAnyOrder(1L, 2L, 4L);
    assertThat(Outcome.counters(pipeline.run(), "millrace"))
        .isEqualTo(Map.of("orders", 4L, "paid", 3L));
  }

  @Test
  void counted_severalSplits_areAddedUp(TestPipeline pipeline) {
    PCollection<String> words =
        Flow.from(pipeline, ListSource.of(List.of("a", "b"), List.of("c")))
            .counted("words")
            .toPCollection();

    PAssert.that(words).containsInAnyOrder("a", "b", "c");
    assertThat(Outcome.counters(pipeline.run(), "millrace"))
        .isEqualTo(Map.of("rowsRead", 3L, "splitsDone", 2L, "words", 3L));
  }

  @Test
  void counted_sameNameTwice_isOneMetric(TestPipeline pipeline) {
    PCollection<String> words =
        Flow.of(pipeline.apply(Create.of("a", "b")))
            .counted("words")
            .flatMap(String.class, word -> List.of(word, word))
            .counted("words")
            .toPCollection();

    PAssert.that(words).containsInAnyOrder("a", "a", "b", "b");
    assertThat(Outcome.counters(pipeline.run(), "millrace")).isEqualTo(Map.of("words", 6L));
  }

  @Test
  void counted_emptyInput_countsNone(TestPipeline pipeline) {
    PCollection<String> words =
        Flow.of(pipeline.apply(Create.of("a")))
            .reject(word -> true)
            .counted("words")
            .toPCollection();

    PAssert.that(words).empty();
    assertThat(Outcome.counters(pipeline.run(), "millrace").values()).allMatch(n -> n == 0);
  }

  @Test
  void counted_nullElement_isCounted(TestPipeline pipeline) {
    PCollection<String> words =
        Flow.of(
                pipeline.apply(
                    Create.of(Arrays.asList("a", null))
                        .withCoder(NullableCoder.of(StringUtf8Coder.of()))))
            .counted("words")
            .toPCollection();

    PAssert.that(words).containsInAnyOrder("a", null);
    assertThat(Outcome.counters(pipeline.run(), "millrace")).isEqualTo(Map.of("words", 2L));
  }

  @Test
  void counted_windowedInput_countsOverAllWindowsAndKeepsThem(TestPipeline pipeline) {
    PCollection<String> words =
        Flow.of(
                pipeline
                    .apply(Create.timestamped(at("a", 0), at("b", 1000)))
                    .apply(Seconds.windows()))
            .counted("words")
            .toPCollection();

    PAssert.that(words).inWindow(window(0)).containsInAnyOrder("a");
    PAssert.that(words).inWindow(window(1)).containsInAnyOrder("b");
    assertThat(Outcome.counters(pipeline.run(), "millrace")).isEqualTo(Map.of("words", 2L));
  }

  @Test
  void counted_step_isCalledAfterTheMetric(TestPipeline pipeline) {
    PCollection<String> words =
        Flow.of(pipeline.apply("words", Create.of("a"))).counted("read").toPCollection();

    assertThat(Outcome.names(pipeline)).containsExactly("words", "counted read");
    PAssert.that(words).containsInAnyOrder("a");
    pipeline.run();
  }

  @Test
  void counted_withoutAName_isRefused(TestPipeline pipeline) {
    pipeline.enableAbandonedNodeEnforcement(false);
    Flow<String> words = Flow.of(pipeline.apply(Create.of("a")));

    assertThatThrownBy(() -> words.counted(null))
        .isInstanceOf(NullPointerException.class)
        .hasMessage("name");
  }
}
