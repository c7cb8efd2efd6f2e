package io.millrace.flow;

import static io.millrace.flow.Orders.ORDERS;
import static io.millrace.flow.Seconds.at;
import static io.millrace.flow.Seconds.window;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.flow.Orders.Order;
import java.util.Arrays;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
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
class EachTest {

  @Test
  void each_someElements_seesAllAndHandsThemOn(TestPipeline pipeline) {
    Shared<Queue<String>> seen = Shared.of(new ConcurrentLinkedQueue<>());

    PCollection<String> same =
        Flow.of(pipeline.apply(Create.of("a", "b", "a")))
            .each(word -> seen.get().add(word))
            .toPCollection();

    PAssert.that(same).containsInAnyOrder("a", "b", "a");
    pipeline.run();
    assertThat(seen.get()).containsExactlyInAnyOrder("a", "b", "a");
  }

  @Test
  void each_emptyInput_doesNothing(TestPipeline pipeline) {
    Shared<Queue<String>> seen = Shared.of(new ConcurrentLinkedQueue<>());

    PCollection<String> same =
        Flow.of(pipeline.apply(Create.of("a")))
            .reject(word -> true)
            .each(word -> seen.get().add(word))
            .toPCollection();

    PAssert.that(same).empty();
    pipeline.run();
    assertThat(seen.get()).isEmpty();
  }

  @Test
  void each_nullElement_isSeenAndHandedOn(TestPipeline pipeline) {
    Shared<Queue<String>> seen = Shared.of(new ConcurrentLinkedQueue<>());

    PCollection<String> same =
        Flow.of(
                pipeline.apply(
                    Create.of(Arrays.asList("a", null))
                        .withCoder(NullableCoder.of(StringUtf8Coder.of()))))
            .each(word -> seen.get().add(word + "!"))
            .toPCollection();

    PAssert.that(same).containsInAnyOrder("a", null);
    pipeline.run();
    assertThat(seen.get()).containsExactlyInAnyOrder("a!", "null!");
  }

  @Test
  void each_behindAFilter_seesWhatIsLeft(TestPipeline pipeline) {
    Shared<Queue<Long>> seen = Shared.of(new ConcurrentLinkedQueue<>());

    PCollection<String> customers =
        Flow.of(pipeline.apply(Create.of(ORDERS)))
            .filter(Order::isPaid)
            .each(order -> seen.get().add(order.id()))
            .map(Order::customer)
            .toPCollection();

    PAssert.that(customers).containsInAnyOrder("ann", "bob", "ann");
    pipeline.run();
    assertThat(seen.get()).containsExactlyInAnyOrder(1L, 2L, 4L);
  }

  @Test
  void each_windowedInput_keepsTheWindows(TestPipeline pipeline) {
    PCollection<String> same =
        Flow.of(
                pipeline
                    .apply(Create.timestamped(at("a", 0), at("b", 1000)))
                    .apply(Seconds.windows()))
            .each(word -> {})
            .toPCollection();

    PAssert.that(same).inWindow(window(0)).containsInAnyOrder("a");
    PAssert.that(same).inWindow(window(1)).containsInAnyOrder("b");
    pipeline.run();
  }

  @Test
  void each_actionThrows_failsTheJobNamingStepElementAndCause(TestPipeline pipeline) {
    Flow.of(pipeline.apply(Create.of("a")))
        .named("check")
        .each(
            word -> {
              throw new IllegalStateException("no " + word);
            })
        .toPCollection();

    assertThatThrownBy(pipeline::run)
        .hasStackTraceContaining("step 'check' failed on a: java.lang.IllegalStateException: no a");
  }

  @Test
  void each_capturesWhatIsNotSerializable_isRefusedNamingIt(TestPipeline pipeline) {
    pipeline.enableAbandonedNodeEnforcement(false);
    Flow<String> words = Flow.of(pipeline.apply(Create.of("a")));
    Queue<Thread> threads = new ConcurrentLinkedQueue<>(Arrays.asList(new Thread()));

    assertThatThrownBy(() -> words.each(word -> threads.add(new Thread(word))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll("each:", "captures a java.lang.Thread", "not Serializable");
  }

  @Test
  void each_methodReference_namesTheStep(TestPipeline pipeline) {
    PCollection<String> same =
        Flow.of(pipeline.apply("words", Create.of("a"))).each(EachTest::print).toPCollection();

    assertThat(Outcome.names(pipeline)).containsExactly("words", "each print");
    PAssert.that(same).containsInAnyOrder("a");
    pipeline.run();
  }

  private static void print(String word) {
    assertThat(word).isEqualTo("a");
  }
}
