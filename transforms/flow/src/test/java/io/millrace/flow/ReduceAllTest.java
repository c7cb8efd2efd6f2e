package io.millrace.flow;

import static io.millrace.flow.Orders.ORDERS;
import static io.millrace.flow.Reducers.count;
import static io.millrace.flow.Reducers.max;
import static io.millrace.flow.Reducers.sumDecimal;
import static io.millrace.flow.Reducers.sumLong;
import static io.millrace.flow.Seconds.at;
import static io.millrace.flow.Seconds.moment;
import static io.millrace.flow.Seconds.window;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.flow.Orders.Order;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.beam.sdk.coders.NullableCoder;
import org.apache.beam.sdk.coders.StringUtf8Coder;
import org.apache.beam.sdk.testing.PAssert;
import org.apache.beam.sdk.testing.TestPipeline;
import org.apache.beam.sdk.testing.TestPipelineExtension;
import org.apache.beam.sdk.testing.TestStream;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.transforms.windowing.Sessions;
import org.apache.beam.sdk.transforms.windowing.Window;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.TypeDescriptor;
import org.joda.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(TestPipelineExtension.class)
class ReduceAllTest {

  @Test
  void reduceAll_someElements_givesOneValue(TestPipeline pipeline) {
    PCollection<BigDecimal> total =
        Flow.of(pipeline.apply(Create.of(ORDERS)))
            .filter(Order::isPaid)
            .reduceAll(sumDecimal(Order::amount))
            .toPCollection();

    PAssert.that(total).containsInAnyOrder(new BigDecimal("11.76"));
    pipeline.run();
  }

  @Test
  void reduceAll_severalSplits_mergesThem(TestPipeline pipeline) {
    List<Integer> numbers = IntStream.range(0, 1_000).boxed().toList();

    PCollection<Long> sum =
        Flow.from(pipeline, ListSource.of(numbers, numbers, List.of(), List.of(7)))
            .reduceAll(sumLong(Integer::longValue))
            .toPCollection();

    PAssert.that(sum).containsInAnyOrder(999_007L);
    pipeline.run();
  }

  @Test
  void reduceAll_oneElement_isItsValue(TestPipeline pipeline) {
    PCollection<Long> n =
        Flow.of(pipeline.apply(Create.of("a"))).reduceAll(count()).toPCollection();

    PAssert.that(n).containsInAnyOrder(1L);
    pipeline.run();
  }

  @Test
  void reduceAll_emptyInput_givesTheValueOfNoElements(TestPipeline pipeline) {
    PCollection<Long> n =
        Flow.of(pipeline.apply(Create.empty(StringUtf8Coder.of())))
            .reduceAll(count())
            .toPCollection();

    PAssert.that(n).containsInAnyOrder(0L);
    pipeline.run();
  }

  @Test
  void reduceAll_everythingFilteredOut_givesTheValueOfNoElements(TestPipeline pipeline) {
    PCollection<Long> n =
        Flow.of(pipeline.apply(Create.of("a", "b")))
            .reject(word -> true)
            .reduceAll(count())
            .toPCollection();

    PAssert.that(n).containsInAnyOrder(0L);
    pipeline.run();
  }

  @Test
  void reduceAll_emptyInputWithoutAValue_givesNull(TestPipeline pipeline) {
    PCollection<String> latest =
        Flow.of(pipeline.apply(Create.empty(StringUtf8Coder.of())))
            .reduceAll(max(String.class, word -> word))
            .map(word -> "latest: " + word)
            .toPCollection();

    PAssert.that(latest).containsInAnyOrder("latest: null");
    pipeline.run();
  }

  @Test
  void reduceAll_nullElements_areElements(TestPipeline pipeline) {
    PCollection<Long> n =
        Flow.of(
                pipeline.apply(
                    Create.of(Arrays.asList("a", null, null))
                        .withCoder(NullableCoder.of(StringUtf8Coder.of()))))
            .reduceAll(count())
            .toPCollection();

    PAssert.that(n).containsInAnyOrder(3L);
    pipeline.run();
  }

  @Test
  void reduceAll_ofMergedFlows_givesOneValue(TestPipeline pipeline) {
    PCollection<Long> n =
        Flow.merge(
                Flow.of(pipeline.apply("first", Create.of("a", "b"))),
                Flow.of(pipeline.apply("second", Create.of("c"))))
            .reduceAll(count())
            .toPCollection();

    PAssert.that(n).containsInAnyOrder(3L);
    pipeline.run();
  }

  @Test
  void reduceAll_afterReduce_countsTheKeys(TestPipeline pipeline) {
    PCollection<Long> customers =
        Flow.of(pipeline.apply(Create.of(ORDERS)))
            .partitionBy(Order::customer)
            .reduce(count())
            .reduceAll(count())
            .toPCollection();

    PAssert.that(customers).containsInAnyOrder(2L);
    pipeline.run();
  }

  @Test
  void reduceAll_windowedInput_givesOneValueAWindowThatHasElements(TestPipeline pipeline) {
    PCollection<Long> n =
        Flow.of(
                pipeline
                    .apply(Create.timestamped(at("a", 0), at("b", 999), at("c", 2000)))
                    .apply(Seconds.windows()))
            .reduceAll(count())
            .toPCollection();

    PAssert.that(n).inWindow(window(0)).containsInAnyOrder(2L);
    PAssert.that(n).inWindow(window(1)).empty();
    PAssert.that(n).inWindow(window(2)).containsInAnyOrder(1L);
    pipeline.run();
  }

  @Test
  void reduceAll_sessions_givesOneValueASession(TestPipeline pipeline) {
    PCollection<Long> n =
        Flow.of(
                pipeline
                    .apply(Create.timestamped(at("a", 0), at("b", 900), at("c", 5000)))
                    .apply(Window.into(Sessions.withGapDuration(Duration.standardSeconds(1)))))
            .reduceAll(count())
            .toPCollection();

    PAssert.that(n).containsInAnyOrder(2L, 1L);
    pipeline.run();
  }

  @Test
  void reduceAll_unboundedInput_givesOneValueAWindow(TestPipeline pipeline) {
    PCollection<Long> n =
        Flow.of(
                pipeline
                    .apply(
                        TestStream.create(StringUtf8Coder.of())
                            .addElements(at("a", 0))
                            .addElements(at("b", 10))
                            .advanceWatermarkTo(moment(1000))
                            .addElements(at("c", 1500))
                            .advanceWatermarkToInfinity())
                    .apply(Seconds.windows()))
            .reduceAll(count())
            .toPCollection();

    PAssert.that(n).inWindow(window(0)).containsInAnyOrder(2L);
    PAssert.that(n).inWindow(window(1)).containsInAnyOrder(1L);
    pipeline.run();
  }

  @Test
  void reduceAll_functionThrows_failsTheJobNamingStepElementAndCause(TestPipeline pipeline) {
    Flow.of(pipeline.apply(Create.of("x"))).reduceAll(sumLong(Long::parseLong)).toPCollection();

    assertThatThrownBy(pipeline::run)
        .hasStackTraceContaining("'reduce all' failed on x: java.lang.NumberFormatException");
  }

  @Test
  void reduceAll_continuedTwice_isReducedOnce(TestPipeline pipeline) {
    Flow<Long> n = Flow.of(pipeline.apply(Create.of("a", "b"))).counted("words").reduceAll(count());

    PCollection<Long> same = n.toPCollection();
    PCollection<String> text = n.map(words -> words + " words").toPCollection();

    PAssert.that(same).containsInAnyOrder(2L);
    PAssert.that(text).containsInAnyOrder("2 words");
    assertThat(Outcome.counters(pipeline.run(), "millrace")).containsEntry("words", 2L);
  }

  @Test
  void reduceAll_stages_areCalledAfterIt(TestPipeline pipeline) {
    PCollection<KV<String, Long>> n =
        Flow.of(pipeline.apply("words", Create.of("a")))
            .reduceAll(count())
            .map(new TypeDescriptor<KV<String, Long>>() {}, x -> KV.of("n", x))
            .toPCollection();

    assertThat(Outcome.names(pipeline))
        .containsExactly(
            "words", "partition all", "nothing", "or nothing", "shuffle all", "reduce all, map");
    PAssert.that(n).containsInAnyOrder(List.of(KV.of("n", 1L)));
    pipeline.run();
  }
}
