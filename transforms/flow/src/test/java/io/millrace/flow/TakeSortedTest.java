package io.millrace.flow;

import static io.millrace.flow.Orders.ORDERS;
import static io.millrace.flow.Seconds.at;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.flow.Orders.Order;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.beam.sdk.coders.VarIntCoder;
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
class TakeSortedTest {

  @Test
  void takeSorted_moreThanAskedFor_areTheFirstInOrder(TestPipeline pipeline) {
    List<Integer> numbers = IntStream.range(0, 1_000).boxed().toList();

    PCollection<List<Integer>> least =
        Flow.from(pipeline, ListSource.of(numbers, numbers))
            .takeSorted(3, Integer::compare)
            .toPCollection();

    PAssert.that(least).containsInAnyOrder(List.of(List.of(0, 0, 1)));
    pipeline.run();
  }

  @Test
  void takeSorted_fewerThanAskedFor_areAllInOrder(TestPipeline pipeline) {
    PCollection<List<Integer>> all =
        Flow.of(pipeline.apply(Create.of(3, 1, 2))).takeSorted(10, (a, b) -> b - a).toPCollection();

    PAssert.that(all).containsInAnyOrder(List.of(List.of(3, 2, 1)));
    pipeline.run();
  }

  @Test
  void takeSorted_emptyInput_givesAnEmptyList(TestPipeline pipeline) {
    PCollection<List<Integer>> none =
        Flow.of(pipeline.apply(Create.empty(VarIntCoder.of())))
            .takeSorted(3, Integer::compare)
            .toPCollection();

    PAssert.that(none).containsInAnyOrder(List.of(List.of()));
    pipeline.run();
  }

  @Test
  void takeSorted_fixedWindows_givesAListForEach(TestPipeline pipeline) {
    PCollection<List<String>> least =
        Flow.of(
                pipeline
                    .apply(Create.timestamped(at("b", 0), at("a", 0), at("c", 5_000)))
                    .apply(Window.into(FixedWindows.of(Duration.standardSeconds(1)))))
            .takeSorted(1, String::compareTo)
            .toPCollection();

    PAssert.that(least).containsInAnyOrder(List.of(List.of("a"), List.of("c")));
    pipeline.run();
  }

  @Test
  void takeSorted_zero_isRefused(TestPipeline pipeline) {
    pipeline.enableAbandonedNodeEnforcement(false);
    Flow<Integer> numbers = Flow.of(pipeline.apply(Create.of(1)));

    assertThatThrownBy(() -> numbers.takeSorted(0, Integer::compare))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("0");
  }

  @Test
  void takeSorted_capturesWhatIsNotSerializable_isRefused(TestPipeline pipeline) {
    pipeline.enableAbandonedNodeEnforcement(false);
    Flow<Integer> numbers = Flow.of(pipeline.apply(Create.of(1)));
    Object lock = new Object();

    assertThatThrownBy(() -> numbers.takeSorted(1, (a, b) -> a - b + lock.hashCode()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll("takeSorted:", "captures a java.lang.Object");
  }

  @Test
  void takeSorted_transform_takesTheFirst(TestPipeline pipeline) {
    PCollection<List<Order>> first =
        pipeline
            .apply(Create.of(ORDERS))
            .apply(
                Reduce.<Order>takeSorted(
                    1, (one, other) -> one.amount().compareTo(other.amount())));

    PAssert.that(first).containsInAnyOrder(List.of(List.of(ORDERS.get(3))));
    pipeline.run();
  }
}
