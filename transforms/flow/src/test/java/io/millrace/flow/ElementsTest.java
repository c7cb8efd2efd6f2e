package io.millrace.flow;

import static io.millrace.flow.Orders.ORDERS;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.flow.Orders.Order;
import io.millrace.flow.options.Async;
import java.util.Arrays;
import java.util.List;
import org.apache.beam.sdk.coders.StringUtf8Coder;
import org.apache.beam.sdk.testing.PAssert;
import org.apache.beam.sdk.testing.TestPipeline;
import org.apache.beam.sdk.testing.TestPipelineExtension;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.TypeDescriptors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(TestPipelineExtension.class)
class ElementsTest {

  @Test
  void map_appliesTheFunction(TestPipeline pipeline) {
    PCollection<String> customers =
        pipeline.apply(Create.of(ORDERS)).apply(Elements.map(Order::customer));

    PAssert.that(customers).containsInAnyOrder("ann", "bob", "ann", "ann");
    pipeline.run();
  }

  @Test
  void map_empty_isEmpty(TestPipeline pipeline) {
    PCollection<Integer> lengths =
        pipeline
            .apply(Create.empty(StringUtf8Coder.of()))
            .apply(Elements.map(TypeDescriptors.integers(), String::length));

    PAssert.that(lengths).empty();
    pipeline.run();
  }

  @Test
  void filter_andReject_keepAndDrop(TestPipeline pipeline) {
    PCollection<Order> orders =
        pipeline
            .apply(Create.of(ORDERS))
            .apply(
                Elements.<Order>filter(Order::isPaid)
                    .andThen(Elements.reject(order -> order.customer().equals("ann"))));

    PAssert.that(orders).containsInAnyOrder(ORDERS.get(1));
    pipeline.run();
  }

  @Test
  void flatMap_putsTheResultsInTheElementsPlace(TestPipeline pipeline) {
    PCollection<String> words =
        pipeline
            .apply(Create.of("a b", "c"))
            .apply(
                Elements.flatMap(
                    TypeDescriptors.strings(), (String line) -> Arrays.asList(line.split(" "))));

    PAssert.that(words).containsInAnyOrder("a", "b", "c");
    pipeline.run();
  }

  @Test
  void andThen_fusesBoth(TestPipeline pipeline) {
    PCollection<Integer> lengths =
        pipeline
            .apply(Create.of(ORDERS))
            .apply(
                Elements.flatMap(Order::words)
                    .andThen(Elements.map(TypeDescriptors.integers(), String::length)));

    PAssert.that(lengths).containsInAnyOrder(3, 4, 3, 4, 3, 4, 3, 4);
    pipeline.run();
  }

  @Test
  void mapValues_keepsTheKeys(TestPipeline pipeline) {
    PCollection<KV<String, Integer>> lengths =
        pipeline
            .apply(Create.of(KV.of("a", "xx"), KV.of("b", "")))
            .apply(Elements.<String, String, Integer>mapValues(String::length));

    PAssert.that(lengths).containsInAnyOrder(List.of(KV.of("a", 2), KV.of("b", 0)));
    pipeline.run();
  }

  @Test
  void mapBatch_takesListsOfElements(TestPipeline pipeline) {
    PCollection<String> words =
        pipeline
            .apply(Create.of("a"))
            .apply(
                Elements.<String, String>mapBatch(
                    TypeDescriptors.strings(), 10, batch -> List.of("of " + batch)));

    PAssert.that(words).containsInAnyOrder("of [a]");
    pipeline.run();
  }

  @Test
  void mapAsync_appliesTheFunction(TestPipeline pipeline) {
    PCollection<Integer> lengths =
        pipeline
            .apply(Create.of("a", "bb"))
            .apply(Elements.<String, Integer>mapAsync(Async.inFlight(2), String::length));

    PAssert.that(lengths).containsInAnyOrder(1, 2);
    pipeline.run();
  }

  @Test
  void eachCountedAndShuffle_keepTheElements(TestPipeline pipeline) {
    PCollection<String> words =
        pipeline
            .apply(Create.of("a", "b"))
            .apply(
                Elements.<String>each(word -> {})
                    .andThen(Elements.counted("words"))
                    .andThen(Elements.shuffle()));

    PAssert.that(words).containsInAnyOrder("a", "b");
    assertThat(Outcome.counters(pipeline.run(), "millrace")).containsEntry("words", 2L);
  }
}
