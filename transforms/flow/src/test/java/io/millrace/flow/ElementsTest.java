package io.millrace.flow;

import static io.millrace.flow.Orders.ORDERS;

import io.millrace.flow.Orders.Order;
import java.util.Arrays;
import org.apache.beam.sdk.coders.StringUtf8Coder;
import org.apache.beam.sdk.testing.PAssert;
import org.apache.beam.sdk.testing.TestPipeline;
import org.apache.beam.sdk.testing.TestPipelineExtension;
import org.apache.beam.sdk.transforms.Create;
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
}
