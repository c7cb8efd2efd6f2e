package io.millrace.flow;

import static io.millrace.flow.Orders.ORDERS;
import static io.millrace.flow.Reducers.count;
import static io.millrace.flow.Reducers.sumDecimal;
import static io.millrace.flow.Seconds.at;
import static io.millrace.flow.Seconds.window;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.flow.Orders.Order;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.NullableCoder;
import org.apache.beam.sdk.coders.StringUtf8Coder;
import org.apache.beam.sdk.testing.PAssert;
import org.apache.beam.sdk.testing.TestPipeline;
import org.apache.beam.sdk.testing.TestPipelineExtension;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.TypeDescriptor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(TestPipelineExtension.class)
class KeyedFlowTest {

  @Test
  void mapValues_ofAReduce_keepsTheKeys(TestPipeline pipeline) {
    PCollection<KV<String, Integer>> scales =
        Flow.of(pipeline.apply(Create.of(ORDERS)))
            .partitionBy(Order::customer)
            .reduce(sumDecimal(Order::amount))
            .mapValues(BigDecimal::intValue)
            .toPCollection();

    PAssert.that(scales).containsInAnyOrder(List.of(KV.of("ann", 110), KV.of("bob", 1)));
    pipeline.run();
  }

  @Test
  void mapValues_ofPairs_keepsTheKeys(TestPipeline pipeline) {
    PCollection<KV<String, Integer>> lengths =
        Flow.ofPairs(pipeline.apply(Create.of(List.of(KV.of("a", "one"), KV.of("b", "three")))))
            .mapValues(String::length)
            .toPCollection();

    PAssert.that(lengths).containsInAnyOrder(List.of(KV.of("a", 3), KV.of("b", 5)));
    pipeline.run();
  }

  @Test
  void mapValues_twice_appliesBoth(TestPipeline pipeline) {
    PCollection<KV<String, String>> texts =
        Flow.ofPairs(pipeline.apply(Create.of(List.of(KV.of("a", 1L)))))
            .mapValues(n -> n + 1)
            .mapValues(n -> "n=" + n)
            .toPCollection();

    PAssert.that(texts).containsInAnyOrder(List.of(KV.of("a", "n=2")));
    pipeline.run();
  }

  @Test
  void mapValues_genericLambdaWithItsType_isTaken(TestPipeline pipeline) {
    PCollection<KV<String, List<String>>> words =
        Flow.ofPairs(pipeline.apply(Create.of(List.of(KV.of("a", "x y")))))
            .mapValues(
                new TypeDescriptor<List<String>>() {}, line -> Arrays.asList(line.split(" ")))
            .toPCollection();

    PAssert.that(words).containsInAnyOrder(List.of(KV.of("a", List.of("x", "y"))));
    pipeline.run();
  }

  @Test
  void mapValues_classOfTheResult_isTaken(TestPipeline pipeline) {
    PCollection<KV<String, Integer>> lengths =
        Flow.ofPairs(pipeline.apply(Create.of(List.of(KV.of("a", "one")))))
            .mapValues(Integer.class, String::length)
            .toPCollection();

    PAssert.that(lengths).containsInAnyOrder(List.of(KV.of("a", 3)));
    pipeline.run();
  }

  @Test
  void mapValues_emptyInput_isEmpty(TestPipeline pipeline) {
    PCollection<KV<String, Integer>> lengths =
        Flow.ofPairs(pipeline.apply(Create.of(List.of(KV.of("a", "one")))))
            .reject(pair -> true)
            .mapValues(String::length)
            .toPCollection();

    PAssert.that(lengths).empty();
    pipeline.run();
  }

  @Test
  void mapValues_nullKeyAndNullValue_arePassed(TestPipeline pipeline) {
    PCollection<KV<String, String>> pairs =
        pipeline.apply(
            Create.of(List.of(KV.of((String) null, "one"), KV.of("b", (String) null)))
                .withCoder(
                    KvCoder.of(
                        NullableCoder.of(StringUtf8Coder.of()),
                        NullableCoder.of(StringUtf8Coder.of()))));

    PCollection<String> texts =
        Flow.ofPairs(pairs)
            .mapValues(value -> value == null ? "none" : value)
            .map(pair -> pair.getKey() + "=" + pair.getValue())
            .toPCollection();

    PAssert.that(texts).containsInAnyOrder("null=one", "b=none");
    pipeline.run();
  }

  @Test
  void mapValues_nullKeyOfAReduce_canLeaveTheStage(TestPipeline pipeline) {
    PCollection<KV<String, String>> counts =
        Flow.of(
                pipeline.apply(
                    Create.of(Arrays.asList("a", null))
                        .withCoder(NullableCoder.of(StringUtf8Coder.of()))))
            .partition()
            .reduce(count())
            .mapValues(n -> "n=" + n)
            .toPCollection();

    PAssert.that(counts)
        .containsInAnyOrder(List.of(KV.of("a", "n=1"), KV.of((String) null, "n=1")));
    pipeline.run();
  }

  @Test
  void mapValues_windowedInput_keepsTheWindows(TestPipeline pipeline) {
    PCollection<KV<String, String>> counts =
        Flow.of(
                pipeline
                    .apply(Create.timestamped(at("a", 0), at("a", 1), at("a", 1000)))
                    .apply(Seconds.windows()))
            .partition()
            .reduce(count())
            .mapValues(n -> "n=" + n)
            .toPCollection();

    PAssert.that(counts).inWindow(window(0)).containsInAnyOrder(List.of(KV.of("a", "n=2")));
    PAssert.that(counts).inWindow(window(1)).containsInAnyOrder(List.of(KV.of("a", "n=1")));
    pipeline.run();
  }

  @Test
  void mapValues_functionThrows_failsTheJobNamingStepPairAndCause(TestPipeline pipeline) {
    Flow.ofPairs(pipeline.apply(Create.of(List.of(KV.of("a", "x")))))
        .named("parse")
        .mapValues(text -> Integer.valueOf(text))
        .toPCollection();

    assertThatThrownBy(pipeline::run)
        .hasStackTraceContaining(
            "step 'parse' failed on KV{a, x}: java.lang.NumberFormatException");
  }

  @Test
  void mapValues_genericLambda_isRefusedWithTheWaysOut(TestPipeline pipeline) {
    pipeline.enableAbandonedNodeEnforcement(false);
    KeyedFlow<String, String> pairs =
        Flow.ofPairs(pipeline.apply(Create.of(List.of(KV.of("a", "x")))));

    assertThatThrownBy(() -> pairs.mapValues(value -> List.of(value)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll(
            "mapValues: the type of the function's result is not known",
            "mapValues(Type.class, …)",
            "reference to a method");
  }

  @Test
  void mapValues_capturesWhatIsNotSerializable_isRefusedNamingIt(TestPipeline pipeline) {
    pipeline.enableAbandonedNodeEnforcement(false);
    KeyedFlow<String, String> pairs =
        Flow.ofPairs(pipeline.apply(Create.of(List.of(KV.of("a", "x")))));
    Object lock = new Object();

    assertThatThrownBy(() -> pairs.mapValues(value -> value + lock))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll("mapValues:", "captures a java.lang.Object");
  }

  @Test
  void mapValues_methodReference_namesTheStep(TestPipeline pipeline) {
    PCollection<KV<String, Integer>> lengths =
        Flow.ofPairs(pipeline.apply("pairs", Create.of(List.of(KV.of("a", "one")))))
            .mapValues(String::length)
            .toPCollection();

    assertThat(Outcome.names(pipeline)).containsExactly("pairs", "mapValues length");
    PAssert.that(lengths).containsInAnyOrder(List.of(KV.of("a", 3)));
    pipeline.run();
  }

  @Test
  void keysAndValues_giveOneSideEach(TestPipeline pipeline) {
    KeyedFlow<String, Long> counts =
        Flow.of(pipeline.apply(Create.of("a", "b", "a"))).partition().reduce(count());

    PCollection<String> keys = counts.keys().toPCollection();
    PCollection<Long> values = counts.values().toPCollection();

    PAssert.that(keys).containsInAnyOrder("a", "b");
    PAssert.that(values).containsInAnyOrder(2L, 1L);
    pipeline.run();
  }

  @Test
  void keysAndValues_nulls_canLeaveTheStage(TestPipeline pipeline) {
    KeyedFlow<String, BigDecimal> sums =
        Flow.of(
                pipeline.apply(
                    Create.of(Arrays.asList("a", null))
                        .withCoder(NullableCoder.of(StringUtf8Coder.of()))))
            .partition()
            .reduce(sumDecimal(word -> word == null ? null : BigDecimal.ONE));

    PAssert.that(sums.keys().toPCollection()).containsInAnyOrder("a", null);
    PAssert.that(sums.values().toPCollection()).containsInAnyOrder(BigDecimal.ONE, null);
    pipeline.run();
  }

  @Test
  void mapValues_typeWithoutCoder_isTakenInsideAStage(TestPipeline pipeline) {
    PCollection<KV<String, String>> names =
        Flow.ofPairs(pipeline.apply(Create.of(List.of(KV.of("a", "one")))))
            .mapValues(name -> new Thread(name))
            .filter(pair -> pair.getKey().equals("a"))
            .mapValues(Thread::getName)
            .toPCollection();

    PAssert.that(names).containsInAnyOrder(List.of(KV.of("a", "one")));
    pipeline.run();
  }

  @Test
  void filterRejectEachAndNamed_areFollowedByMapValues(TestPipeline pipeline) {
    Shared<Queue<String>> seen = Shared.of(new ConcurrentLinkedQueue<>());

    PCollection<KV<String, String>> counts =
        Flow.of(pipeline.apply(Create.of("a", "b", "a", "c", "c", "c")))
            .partition()
            .reduce(count())
            .named("more than one")
            .filter(pair -> pair.getValue() > 1)
            .reject(pair -> pair.getKey().equals("c"))
            .each(pair -> seen.get().add(pair.getKey()))
            .mapValues(n -> "n=" + n)
            .toPCollection();

    assertThat(Outcome.names(pipeline))
        .contains("reduce by element, more than one, reject, each, mapValues");
    PAssert.that(counts).containsInAnyOrder(List.of(KV.of("a", "n=2")));
    pipeline.run();
    assertThat(seen.get()).containsExactly("a");
  }
}
