package io.millrace.flow;

import static io.millrace.flow.Orders.ORDERS;
import static io.millrace.flow.Reducers.count;
import static io.millrace.flow.Reducers.max;
import static io.millrace.flow.Reducers.mean;
import static io.millrace.flow.Reducers.min;
import static io.millrace.flow.Reducers.sumDecimal;
import static io.millrace.flow.Reducers.sumLong;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.flow.Orders.CustomerTotal;
import io.millrace.flow.Orders.Order;
import io.millrace.flow.options.FlowOptions;
import java.math.BigDecimal;
import java.time.Instant;
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
import org.apache.beam.sdk.transforms.Keys;
import org.apache.beam.sdk.transforms.windowing.FixedWindows;
import org.apache.beam.sdk.transforms.windowing.Sessions;
import org.apache.beam.sdk.transforms.windowing.Window;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.TimestampedValue;
import org.apache.beam.sdk.values.TypeDescriptor;
import org.apache.beam.sdk.values.TypeDescriptors;
import org.joda.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(TestPipelineExtension.class)
class FlowTest {

  record PerDay(String customer, long day) {}

  record Extremes(String customer, Instant first, Instant last, long ids, double mean, long n) {}

  @Test
  void from_source_readsEverySplit(TestPipeline pipeline) {
    PCollection<String> lines =
        Flow.from(pipeline, ListSource.of(List.of("a", "b"), List.of(), List.of("c")))
            .toPCollection();

    PAssert.that(lines).containsInAnyOrder("a", "b", "c");
    pipeline.run();
  }

  @Test
  void from_fewerBundlesThanSplits_readsEverySplitOnce(TestPipeline pipeline) {
    pipeline.getOptions().as(FlowOptions.class).setSourceBundles(2);

    PCollection<String> lines =
        Flow.from(pipeline, ListSource.of(List.of("a"), List.of("b", "c"), List.of("d")))
            .toPCollection();

    PAssert.that(lines).containsInAnyOrder("a", "b", "c", "d");
    pipeline.run();
  }

  @Test
  void from_sourceWithoutSplits_isEmpty(TestPipeline pipeline) {
    PCollection<KV<String, Long>> counts =
        Flow.from(pipeline, ListSource.of()).partition().reduce(count()).toPCollection();

    PAssert.that(counts).empty();
    pipeline.run();
  }

  @Test
  void source_appliedAsATransform_givesItsElements(TestPipeline pipeline) {
    PCollection<String> lines = pipeline.apply(ListSource.of(List.of("a"), List.of("b")));

    PAssert.that(lines).containsInAnyOrder("a", "b");
    pipeline.run();
  }

  @Test
  void map_methodReference_keepsTheType(TestPipeline pipeline) {
    PCollection<BigDecimal> amounts =
        Flow.of(pipeline.apply(Create.of(ORDERS))).map(Order::amount).toPCollection();

    PAssert.that(amounts)
        .containsInAnyOrder(
            new BigDecimal("10.50"),
            new BigDecimal("1.25"),
            new BigDecimal("99.99"),
            new BigDecimal("0.01"));
    pipeline.run();
  }

  @Test
  void map_genericLambda_isRefusedWithTheWaysOut(TestPipeline pipeline) {
    pipeline.enableAbandonedNodeEnforcement(false);
    Flow<Order> orders = Flow.of(pipeline.apply(Create.of(ORDERS)));

    assertThatThrownBy(() -> orders.map(order -> List.of(order.customer())))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll(
            "map: the type of the function's result is not known",
            "map(Type.class, …)",
            "new TypeDescriptor<Type>() {}",
            "reference to a method");
  }

  @Test
  void map_genericLambdaWithItsType_isTaken(TestPipeline pipeline) {
    PCollection<List<String>> words =
        Flow.of(pipeline.apply(Create.of("a b")))
            .map(new TypeDescriptor<List<String>>() {}, line -> Arrays.asList(line.split(" ")))
            .toPCollection();

    PAssert.that(words).containsInAnyOrder(List.of(List.of("a", "b")));
    pipeline.run();
  }

  @Test
  void map_capturesWhatIsNotSerializable_isRefusedNamingIt(TestPipeline pipeline) {
    pipeline.enableAbandonedNodeEnforcement(false);
    Flow<Order> orders = Flow.of(pipeline.apply(Create.of(ORDERS)));
    Object lock = new Object();

    assertThatThrownBy(() -> orders.map(order -> order.customer() + lock))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll("map:", "captures a java.lang.Object", "not Serializable");
  }

  @Test
  void map_functionThrows_failsTheJobNamingStepElementAndCause(TestPipeline pipeline) {
    Flow.of(pipeline.apply(Create.of("12", "x")))
        .named("parse")
        .map(text -> Integer.valueOf(text))
        .toPCollection();

    assertThatThrownBy(pipeline::run)
        .hasStackTraceContaining("step 'parse' failed on x: java.lang.NumberFormatException");
  }

  @Test
  void filter_andReject_keepAndDrop(TestPipeline pipeline) {
    PCollection<Long> ids =
        Flow.of(pipeline.apply(Create.of(ORDERS)))
            .filter(Order::isPaid)
            .reject(order -> order.customer().equals("bob"))
            .map(Order::id)
            .toPCollection();

    PAssert.that(ids).containsInAnyOrder(1L, 4L);
    pipeline.run();
  }

  @Test
  void filter_nothingElse_keepsTheCoder(TestPipeline pipeline) {
    PCollection<String> lines =
        pipeline.apply(
            Create.of(Arrays.asList("a", null)).withCoder(NullableCoder.of(StringUtf8Coder.of())));

    PCollection<String> same = Flow.of(lines).filter(line -> true).toPCollection();

    assertThat(same.getCoder()).isEqualTo(lines.getCoder());
    PAssert.that(same).containsInAnyOrder("a", null);
    pipeline.run();
  }

  @Test
  void flatMap_methodReference_findsTheElementType(TestPipeline pipeline) {
    PCollection<String> words =
        Flow.of(pipeline.apply(Create.of(ORDERS)))
            .filter(order -> order.id() < 3)
            .flatMap(Order::words)
            .toPCollection();

    PAssert.that(words).containsInAnyOrder("ann", "PAID", "bob", "PAID");
    pipeline.run();
  }

  @Test
  void flatMap_emptyResult_dropsTheElement(TestPipeline pipeline) {
    PCollection<String> words =
        Flow.of(pipeline.apply(Create.of("a b", "")))
            .flatMap(
                String.class, line -> line.isEmpty() ? List.of() : Arrays.asList(line.split(" ")))
            .toPCollection();

    PAssert.that(words).containsInAnyOrder("a", "b");
    pipeline.run();
  }

  @Test
  void reduce_oneReducer_givesKeyAndValue(TestPipeline pipeline) {
    PCollection<KV<String, Long>> counts =
        Flow.of(pipeline.apply(Create.of("a b", "b c", "b")))
            .flatMap(String.class, line -> Arrays.asList(line.split(" ")))
            .partition()
            .reduce(count())
            .toPCollection();

    PAssert.that(counts)
        .containsInAnyOrder(List.of(KV.of("a", 1L), KV.of("b", 3L), KV.of("c", 1L)));
    pipeline.run();
  }

  @Test
  void reduce_severalReducers_makesARecordOfKeyAndValues(TestPipeline pipeline) {
    PCollection<CustomerTotal> totals =
        Flow.of(pipeline.apply(Create.of(ORDERS)))
            .filter(Order::isPaid)
            .partitionBy(Order::customer)
            .reduce(count(), sumDecimal(Order::amount), max(Order::createdAt), CustomerTotal::new)
            .toPCollection();

    PAssert.that(totals)
        .containsInAnyOrder(
            new CustomerTotal("ann", 2, new BigDecimal("10.51"), Instant.ofEpochSecond(3)),
            new CustomerTotal("bob", 1, new BigDecimal("1.25"), Instant.ofEpochSecond(2)));
    pipeline.run();
  }

  @Test
  void reduce_fiveReducers_keepTheirOrder(TestPipeline pipeline) {
    PCollection<Extremes> extremes =
        Flow.of(pipeline.apply(Create.of(ORDERS)))
            .partitionBy(Order::customer)
            .reduce(
                min(Order::createdAt),
                max(Order::createdAt),
                sumLong(Order::id),
                mean(Order::weight),
                count(),
                Extremes::new)
            .toPCollection();

    PAssert.that(extremes)
        .containsInAnyOrder(
            new Extremes("ann", Instant.ofEpochSecond(1), Instant.ofEpochSecond(9), 8, 4 / 3.0, 3),
            new Extremes("bob", Instant.ofEpochSecond(2), Instant.ofEpochSecond(2), 2, 1.0, 1));
    pipeline.run();
  }

  @Test
  void reduce_listOfReducers_givesTheValuesAsAnArray(TestPipeline pipeline) {
    PCollection<String> texts =
        Flow.of(pipeline.apply(Create.of(ORDERS)))
            .partitionBy(Order::customer)
            .reduce(
                TypeDescriptors.strings(),
                List.of(count(), sumDecimal(Order::amount)),
                (customer, values) -> customer + Arrays.toString(values))
            .toPCollection();

    PAssert.that(texts).containsInAnyOrder("ann[3, 110.50]", "bob[1, 1.25]");
    pipeline.run();
  }

  @Test
  void reduce_emptyInput_givesNothing(TestPipeline pipeline) {
    PCollection<KV<String, Long>> counts =
        Flow.of(pipeline.apply(Create.empty(StringUtf8Coder.of())))
            .partition()
            .reduce(count())
            .toPCollection();

    PAssert.that(counts).empty();
    pipeline.run();
  }

  @Test
  void reduce_recordKey_comparesItsComponents(TestPipeline pipeline) {
    PCollection<KV<PerDay, Long>> counts =
        Flow.of(pipeline.apply(Create.of(ORDERS)))
            .partitionBy(
                order -> new PerDay(order.customer(), order.createdAt().getEpochSecond() / 3))
            .reduce(count())
            .toPCollection();

    PAssert.that(counts)
        .containsInAnyOrder(
            List.of(
                KV.of(new PerDay("ann", 0), 1L),
                KV.of(new PerDay("bob", 0), 1L),
                KV.of(new PerDay("ann", 3), 1L),
                KV.of(new PerDay("ann", 1), 1L)));
    pipeline.run();
  }

  @Test
  void reduce_nullKey_isAKey(TestPipeline pipeline) {
    PCollection<KV<String, Long>> counts =
        Flow.of(
                pipeline.apply(
                    Create.of("a", null, null).withCoder(NullableCoder.of(StringUtf8Coder.of()))))
            .partition()
            .reduce(count())
            .toPCollection();

    PAssert.that(counts).containsInAnyOrder(List.of(KV.of("a", 1L), KV.of((String) null, 2L)));
    pipeline.run();
  }

  @Test
  void reduce_keysWithHalfASurrogatePair_stayApart(TestPipeline pipeline) {
    PCollection<Long> counts =
        Flow.of(pipeline.apply(Create.of(0xd83d, 0xde42, 0xd83d)))
            .map(unit -> String.valueOf((char) (int) unit))
            .partition()
            .reduce(count())
            .values()
            .toPCollection();

    PAssert.that(counts).containsInAnyOrder(2L, 1L);
    pipeline.run();
  }

  @Test
  void reduce_nullValues_arePassedBy(TestPipeline pipeline) {
    PCollection<KV<String, BigDecimal>> sums =
        Flow.of(pipeline.apply(Create.of("a1", "a", "b")))
            .partitionBy(text -> text.substring(0, 1))
            .reduce(
                sumDecimal(text -> text.length() == 1 ? null : new BigDecimal(text.substring(1))))
            .toPCollection();

    PAssert.that(sums)
        .containsInAnyOrder(List.of(KV.of("a", BigDecimal.ONE), KV.of("b", (BigDecimal) null)));
    pipeline.run();
  }

  @Test
  void reduce_moreShardsThanKeys_givesEachKeyOnce(TestPipeline pipeline) {
    pipeline.getOptions().as(FlowOptions.class).setShards(50);

    PCollection<KV<String, Long>> counts =
        Flow.of(pipeline.apply(Create.of("a", "b", "a")))
            .partition()
            .reduce(count())
            .toPCollection();

    PAssert.that(counts).containsInAnyOrder(List.of(KV.of("a", 2L), KV.of("b", 1L)));
    pipeline.run();
  }

  @Test
  void reduce_oneShard_givesEveryKey(TestPipeline pipeline) {
    pipeline.getOptions().as(FlowOptions.class).setShards(1);

    PCollection<KV<Integer, Long>> counts =
        Flow.of(pipeline.apply(Create.of(1, 2, 3, 1))).partition().reduce(count()).toPCollection();

    PAssert.that(counts).containsInAnyOrder(List.of(KV.of(1, 2L), KV.of(2, 1L), KV.of(3, 1L)));
    pipeline.run();
  }

  @Test
  void reduce_moreKeysThanAFoldHolds_givesEachKeyOnce(TestPipeline pipeline) {
    List<Integer> numbers = IntStream.range(0, 250_000).boxed().toList();

    PCollection<KV<Long, Long>> perCount =
        Flow.from(pipeline, ListSource.of(numbers, numbers))
            .partition()
            .reduce(count())
            .map(KV::getValue)
            .partition()
            .reduce(count())
            .toPCollection();

    PAssert.that(perCount).containsInAnyOrder(List.of(KV.of(2L, 250_000L)));
    pipeline.run();
  }

  @Test
  void reduce_afterReduce_beginsAnew(TestPipeline pipeline) {
    PCollection<KV<Long, Long>> customersByOrders =
        Flow.of(pipeline.apply(Create.of(ORDERS)))
            .partitionBy(Order::customer)
            .reduce(count())
            .partitionBy(KV::getValue)
            .reduce(count())
            .toPCollection();

    PAssert.that(customersByOrders).containsInAnyOrder(List.of(KV.of(3L, 1L), KV.of(1L, 1L)));
    pipeline.run();
  }

  @Test
  void reduce_fixedWindows_givesOneResultAKeyAndWindow(TestPipeline pipeline) {
    PCollection<KV<String, Long>> counts =
        Flow.of(
                pipeline
                    .apply(Create.timestamped(at("a", 0), at("a", 999), at("b", 1), at("a", 1000)))
                    .apply(Window.into(FixedWindows.of(Duration.standardSeconds(1)))))
            .partition()
            .reduce(count())
            .toPCollection();

    PAssert.that(counts)
        .containsInAnyOrder(List.of(KV.of("a", 2L), KV.of("b", 1L), KV.of("a", 1L)));
    pipeline.run();
  }

  @Test
  void reduce_sessions_mergesTheWindowsOfEachKey(TestPipeline pipeline) {
    PCollection<KV<String, Long>> counts =
        Flow.of(
                pipeline
                    .apply(
                        Create.timestamped(at("a", 0), at("a", 900), at("b", 1500), at("a", 5000)))
                    .apply(Window.into(Sessions.withGapDuration(Duration.standardSeconds(1)))))
            .partition()
            .reduce(count())
            .toPCollection();

    PAssert.that(counts)
        .containsInAnyOrder(List.of(KV.of("a", 2L), KV.of("b", 1L), KV.of("a", 1L)));
    pipeline.run();
  }

  @Test
  void reduce_unbounded_givesOneResultAKeyAndWindow(TestPipeline pipeline) {
    PCollection<CustomerCount> counts =
        Flow.of(
                pipeline
                    .apply(
                        TestStream.create(StringUtf8Coder.of())
                            .addElements(at("a", 0), at("b", 10), at("a", 20))
                            .advanceWatermarkTo(org.joda.time.Instant.ofEpochMilli(1000))
                            .addElements(at("a", 1500))
                            .advanceWatermarkToInfinity())
                    .apply(Window.into(FixedWindows.of(Duration.standardSeconds(1)))))
            .partition()
            .reduce(count(), CustomerCount::new)
            .toPCollection();

    PAssert.that(counts)
        .containsInAnyOrder(
            new CustomerCount("a", 2), new CustomerCount("b", 1), new CustomerCount("a", 1));
    pipeline.run();
  }

  record CustomerCount(String customer, long orders) {}

  @Test
  void partitionBy_double_isRefused(TestPipeline pipeline) {
    pipeline.enableAbandonedNodeEnforcement(false);
    Flow<Order> orders = Flow.of(pipeline.apply(Create.of(ORDERS)));

    assertThatThrownBy(() -> orders.partitionBy(Order::weight))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll("partitionBy: the key is a java.lang.Double", "BigDecimal");
  }

  @Test
  void partitionBy_array_isRefused(TestPipeline pipeline) {
    pipeline.enableAbandonedNodeEnforcement(false);
    Flow<Order> orders = Flow.of(pipeline.apply(Create.of(ORDERS)));

    assertThatThrownBy(() -> orders.partitionBy(Order::coordinates))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll(
            "partitionBy: the key is a double[]", "a String, a List or a record");
  }

  @Test
  void toPCollection_noCoder_isRefusedWithTheWaysOut(TestPipeline pipeline) {
    pipeline.enableAbandonedNodeEnforcement(false);
    Flow<Thread> threads = Flow.of(pipeline.apply(Create.of("a"))).map(name -> new Thread(name));

    assertThatThrownBy(threads::toPCollection)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll("No coder for java.lang.Thread", "Make it a record", "register");
  }

  @Test
  void map_typeWithoutCoder_isTakenInsideAStage(TestPipeline pipeline) {
    PCollection<String> names =
        Flow.of(pipeline.apply(Create.of("a")))
            .map(name -> new Thread(name))
            .map(Thread::getName)
            .toPCollection();

    PAssert.that(names).containsInAnyOrder("a");
    pipeline.run();
  }

  @Test
  void into_sink_writesEveryElementOnce(TestPipeline pipeline) {
    ListSink<CustomerTotal> sink = ListSink.create();

    Flow.of(pipeline.apply(Create.of(ORDERS)))
        .partitionBy(Order::customer)
        .reduce(count(), sumDecimal(Order::amount), max(Order::createdAt), CustomerTotal::new)
        .filter(total -> total.orders() > 1)
        .into(sink);
    pipeline.run();

    assertThat(sink.flushed())
        .containsExactly(
            new CustomerTotal("ann", 3, new BigDecimal("110.50"), Instant.ofEpochSecond(9)));
    assertThat(sink.openWriters()).isZero();
  }

  @Test
  void sink_appliedAsATransform_writesEveryElement(TestPipeline pipeline) {
    ListSink<String> sink = ListSink.create();

    pipeline.apply(Create.of("a", "b")).apply(sink);
    pipeline.run();

    assertThat(sink.flushed()).containsExactlyInAnyOrder("a", "b");
  }

  @Test
  void apply_beamTransform_takesTheElements(TestPipeline pipeline) {
    PCollection<String> keys =
        Flow.of(pipeline.apply(Create.of("a", "a", "b")))
            .partition()
            .reduce(count())
            .named("words")
            .apply(Keys.create());

    assertThat(keys.getName()).startsWith("words");
    PAssert.that(keys).containsInAnyOrder("a", "b");
    pipeline.run();
  }

  @Test
  void flow_continuedTwice_givesBoth(TestPipeline pipeline) {
    Flow<Order> orders = Flow.of(pipeline.apply(Create.of(ORDERS))).filter(Order::isPaid);

    PCollection<Long> ids = orders.map(Order::id).toPCollection();
    PCollection<String> customers = orders.map(Order::customer).toPCollection();

    PAssert.that(ids).containsInAnyOrder(1L, 2L, 4L);
    PAssert.that(customers).containsInAnyOrder("ann", "bob", "ann");
    pipeline.run();
  }

  private static TimestampedValue<String> at(String value, long millis) {
    return TimestampedValue.of(value, org.joda.time.Instant.ofEpochMilli(millis));
  }
}
