package io.millrace.flow;

import static io.millrace.flow.Orders.ORDERS;
import static io.millrace.flow.Seconds.at;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.flow.Orders.Order;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.beam.sdk.coders.NullableCoder;
import org.apache.beam.sdk.coders.StringUtf8Coder;
import org.apache.beam.sdk.testing.PAssert;
import org.apache.beam.sdk.testing.TestPipeline;
import org.apache.beam.sdk.testing.TestPipelineExtension;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.transforms.windowing.FixedWindows;
import org.apache.beam.sdk.transforms.windowing.Window;
import org.apache.beam.sdk.values.PCollection;
import org.joda.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(TestPipelineExtension.class)
class UniqTest {

  @Test
  void uniq_duplicates_keepsOneOfEach(TestPipeline pipeline) {
    PCollection<String> words =
        Flow.of(pipeline.apply(Create.of("a", "b", "a", "a"))).uniq().toPCollection();

    PAssert.that(words).containsInAnyOrder("a", "b");
    pipeline.run();
  }

  @Test
  void uniq_duplicatesInSeveralSplits_keepsOneOfEach(TestPipeline pipeline) {
    List<Integer> numbers = IntStream.range(0, 1_000).boxed().toList();

    PCollection<Long> left =
        Flow.from(pipeline, ListSource.of(numbers, numbers, numbers))
            .uniq()
            .reduceAll(Reducers.count())
            .toPCollection();

    PAssert.that(left).containsInAnyOrder(1_000L);
    pipeline.run();
  }

  @Test
  void uniq_emptyInput_isEmpty(TestPipeline pipeline) {
    PCollection<String> words =
        Flow.of(pipeline.apply(Create.empty(StringUtf8Coder.of()))).uniq().toPCollection();

    PAssert.that(words).empty();
    pipeline.run();
  }

  @Test
  void uniq_nullElement_isAnElement(TestPipeline pipeline) {
    PCollection<String> words =
        Flow.of(
                pipeline.apply(
                    Create.of("a", null, null).withCoder(NullableCoder.of(StringUtf8Coder.of()))))
            .uniq()
            .toPCollection();

    PAssert.that(words).containsInAnyOrder("a", null);
    pipeline.run();
  }

  @Test
  void uniq_fixedWindows_keepsOneInEach(TestPipeline pipeline) {
    PCollection<String> words =
        Flow.of(
                pipeline
                    .apply(Create.timestamped(at("a", 0), at("a", 0), at("a", 5_000)))
                    .apply(Window.into(FixedWindows.of(Duration.standardSeconds(1)))))
            .uniq()
            .toPCollection();

    PAssert.that(words).containsInAnyOrder("a", "a");
    pipeline.run();
  }

  @Test
  void uniqBy_key_keepsOneElementOfEachKey(TestPipeline pipeline) {
    PCollection<String> customers =
        Flow.of(pipeline.apply(Create.of(ORDERS)))
            .uniqBy(Order::customer)
            .map(Order::customer)
            .toPCollection();

    PAssert.that(customers).containsInAnyOrder("ann", "bob");
    pipeline.run();
  }

  @Test
  void uniqBy_nullKey_isAKey(TestPipeline pipeline) {
    PCollection<String> words =
        Flow.of(pipeline.apply(Create.of("x", "xx", "y")))
            .uniqBy(word -> word.startsWith("x") ? null : word)
            .map(word -> word.substring(0, 1))
            .toPCollection();

    PAssert.that(words).containsInAnyOrder("x", "y");
    pipeline.run();
  }

  @Test
  void uniqBy_functionThrows_failsTheJobNamingStepAndElement(TestPipeline pipeline) {
    Flow.of(pipeline.apply(Create.of("12", "x")))
        .uniqBy(text -> Integer.valueOf(text))
        .toPCollection();

    assertThatThrownBy(pipeline::run)
        .hasStackTraceContaining("step 'partition by key' failed on x: java.lang.NumberFormat");
  }

  @Test
  void uniqBy_doubleKey_isRefused(TestPipeline pipeline) {
    pipeline.enableAbandonedNodeEnforcement(false);
    Flow<Order> orders = Flow.of(pipeline.apply(Create.of(ORDERS)));

    assertThatThrownBy(() -> orders.uniqBy(Order::weight))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("the key is a java.lang.Double");
  }

  @Test
  void uniq_transform_keepsOneOfEach(TestPipeline pipeline) {
    PCollection<String> words =
        pipeline.apply(Create.of("a", "b", "a")).apply(Reduce.<String>uniq());

    PAssert.that(words).containsInAnyOrder("a", "b");
    pipeline.run();
  }

  @Test
  void uniqBy_transform_keepsOneOfEachKey(TestPipeline pipeline) {
    PCollection<Integer> lengths =
        pipeline
            .apply(Create.of("a", "b", "cc"))
            .apply(Reduce.<String, Integer>uniqBy(String::length))
            .apply(FlowTransform.of(flow -> flow.map(String::length)));

    PAssert.that(lengths).containsInAnyOrder(1, 2);
    pipeline.run();
  }

  @Test
  void uniq_steps_areNamed(TestPipeline pipeline) {
    Flow.of(pipeline.apply("words", Create.of("a"))).uniq().toPCollection();

    assertThat(Outcome.names(pipeline))
        .isEqualTo(
            Arrays.asList(
                "words", "partition by element", "shuffle by element", "reduce by element"));
    pipeline.run();
  }
}
