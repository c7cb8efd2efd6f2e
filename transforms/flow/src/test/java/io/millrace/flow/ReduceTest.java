package io.millrace.flow;

import static io.millrace.flow.Orders.ORDERS;
import static io.millrace.flow.Reducers.count;
import static io.millrace.flow.Reducers.first;
import static io.millrace.flow.Reducers.max;
import static io.millrace.flow.Reducers.maxBy;
import static io.millrace.flow.Reducers.min;
import static io.millrace.flow.Reducers.minBy;
import static io.millrace.flow.Reducers.sumDecimal;
import static io.millrace.flow.Reducers.topN;

import io.millrace.flow.Orders.CustomerTotal;
import io.millrace.flow.Orders.Order;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.apache.beam.sdk.coders.StringUtf8Coder;
import org.apache.beam.sdk.testing.PAssert;
import org.apache.beam.sdk.testing.TestPipeline;
import org.apache.beam.sdk.testing.TestPipelineExtension;
import org.apache.beam.sdk.transforms.Combine;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(TestPipelineExtension.class)
class ReduceTest {

  @Test
  void with_oneReducer_givesKeyAndValue(TestPipeline pipeline) {
    PCollection<KV<String, Long>> counts =
        pipeline
            .apply(Create.of("a", "b", "a"))
            .apply(Reduce.<String, String>by(word -> word).with(count()));

    PAssert.that(counts).containsInAnyOrder(List.of(KV.of("a", 2L), KV.of("b", 1L)));
    pipeline.run();
  }

  @Test
  void with_severalReducers_makesTheResult(TestPipeline pipeline) {
    PCollection<CustomerTotal> totals =
        pipeline
            .apply(Create.of(ORDERS))
            .apply(
                Reduce.by(Order::customer)
                    .with(
                        orders ->
                            orders.reduce(
                                count(),
                                sumDecimal(Order::amount),
                                max(Order::createdAt),
                                CustomerTotal::new)));

    PAssert.that(totals)
        .containsInAnyOrder(
            new CustomerTotal("ann", 3, new BigDecimal("110.50"), Instant.ofEpochSecond(9)),
            new CustomerTotal("bob", 1, new BigDecimal("1.25"), Instant.ofEpochSecond(2)));
    pipeline.run();
  }

  record Extremes(
      String customer, Instant latest, BigDecimal least, long firstId, Order last, Order small) {}

  /** What matters is that it compiles, without a type on any lambda. */
  @Test
  void reduce_inlineLambdas_theirTypesAreInferred(TestPipeline pipeline) {
    PCollection<Extremes> extremes =
        Flow.of(pipeline.apply(Create.of(ORDERS)))
            .partitionBy(order -> order.customer())
            .reduce(
                max(order -> order.createdAt()),
                min(order -> order.amount()),
                first(order -> order.createdAt(), order -> order.id()),
                maxBy(order -> order.createdAt()),
                minBy(order -> order.amount()),
                Extremes::new)
            .toPCollection();

    PAssert.that(extremes)
        .containsInAnyOrder(
            new Extremes(
                "ann",
                Instant.ofEpochSecond(9),
                new BigDecimal("0.01"),
                1,
                ORDERS.get(2),
                ORDERS.get(3)),
            new Extremes(
                "bob",
                Instant.ofEpochSecond(2),
                new BigDecimal("1.25"),
                2,
                ORDERS.get(1),
                ORDERS.get(1)));
    pipeline.run();
  }

  @Test
  void topN_inlineLambda_itsTypeIsInferred(TestPipeline pipeline) {
    PCollection<KV<String, List<Order>>> greatest =
        Flow.of(pipeline.apply(Create.of(ORDERS)))
            .partitionBy(order -> order.customer())
            .reduce(topN(1, order -> order.amount()))
            .toPCollection();

    PAssert.that(greatest)
        .containsInAnyOrder(
            List.of(KV.of("ann", List.of(ORDERS.get(2))), KV.of("bob", List.of(ORDERS.get(1)))));
    pipeline.run();
  }

  @Test
  void with_emptyInput_givesNothing(TestPipeline pipeline) {
    PCollection<KV<String, Long>> counts =
        pipeline
            .apply(Create.empty(StringUtf8Coder.of()))
            .apply(Reduce.<String, String>by(word -> word).with(count()));

    PAssert.that(counts).empty();
    pipeline.run();
  }

  @Test
  void asCombineFn_worksInBeamsCombine(TestPipeline pipeline) {
    PCollection<KV<String, BigDecimal>> sums =
        pipeline
            .apply(Create.of(List.of(KV.of("a", BigDecimal.ONE), KV.of("a", BigDecimal.TEN))))
            .apply(Combine.perKey(Reducers.<BigDecimal>sumDecimal(amount -> amount).asCombineFn()));

    PAssert.that(sums).containsInAnyOrder(List.of(KV.of("a", new BigDecimal(11))));
    pipeline.run();
  }
}
