package io.millrace.flow;

import static io.millrace.flow.Orders.ORDERS;
import static io.millrace.flow.Seconds.at;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.flow.Orders.Order;
import java.util.List;
import java.util.Set;
import org.apache.beam.sdk.coders.StringUtf8Coder;
import org.apache.beam.sdk.testing.PAssert;
import org.apache.beam.sdk.testing.TestPipeline;
import org.apache.beam.sdk.testing.TestPipelineExtension;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.transforms.windowing.FixedWindows;
import org.apache.beam.sdk.transforms.windowing.Window;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.TypeDescriptor;
import org.joda.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(TestPipelineExtension.class)
class GroupByTest {

  @Test
  void groupBy_elements_areListsByKey(TestPipeline pipeline) {
    PCollection<KV<String, Set<Long>>> ids =
        Flow.of(pipeline.apply(Create.of(ORDERS)))
            .groupBy(Order::customer)
            .mapValues(new TypeDescriptor<Set<Long>>() {}, GroupByTest::ids)
            .toPCollection();

    PAssert.that(ids)
        .containsInAnyOrder(List.of(KV.of("ann", Set.of(1L, 3L, 4L)), KV.of("bob", Set.of(2L))));
    pipeline.run();
  }

  @Test
  void groupBy_duplicates_areAllThere(TestPipeline pipeline) {
    PCollection<KV<Integer, List<String>>> words =
        Flow.of(pipeline.apply(Create.of("a", "a", "a"))).groupBy(String::length).toPCollection();

    PAssert.that(words).containsInAnyOrder(List.of(KV.of(1, List.of("a", "a", "a"))));
    pipeline.run();
  }

  @Test
  void groupBy_emptyInput_isEmpty(TestPipeline pipeline) {
    PCollection<KV<Integer, List<String>>> words =
        Flow.of(pipeline.apply(Create.empty(StringUtf8Coder.of())))
            .groupBy(String::length)
            .toPCollection();

    PAssert.that(words).empty();
    pipeline.run();
  }

  @Test
  void groupBy_fixedWindows_groupsWithinEach(TestPipeline pipeline) {
    PCollection<KV<Integer, List<String>>> words =
        Flow.of(
                pipeline
                    .apply(Create.timestamped(at("a", 0), at("b", 5_000)))
                    .apply(Window.into(FixedWindows.of(Duration.standardSeconds(1)))))
            .groupBy(String::length)
            .toPCollection();

    PAssert.that(words).containsInAnyOrder(List.of(KV.of(1, List.of("a")), KV.of(1, List.of("b"))));
    pipeline.run();
  }

  @Test
  void groupBy_elementsWithoutCoder_areRefused(TestPipeline pipeline) {
    pipeline.enableAbandonedNodeEnforcement(false);
    Flow<Thread> threads = Flow.of(pipeline.apply(Create.of("a"))).map(name -> new Thread(name));

    assertThatThrownBy(() -> threads.groupBy(Thread::getName))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("java.lang.Thread");
  }

  @Test
  void groupBy_transform_groups(TestPipeline pipeline) {
    PCollection<KV<Integer, List<String>>> words =
        pipeline.apply(Create.of("a", "bb")).apply(Reduce.<String, Integer>groupBy(String::length));

    PAssert.that(words)
        .containsInAnyOrder(List.of(KV.of(1, List.of("a")), KV.of(2, List.of("bb"))));
    pipeline.run();
  }

  private static Set<Long> ids(List<Order> orders) {
    return Set.copyOf(orders.stream().map(Order::id).toList());
  }
}
