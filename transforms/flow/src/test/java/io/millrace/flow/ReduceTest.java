package io.millrace.flow;

import static io.millrace.flow.Orders.ORDERS;
import static io.millrace.flow.Reducers.count;
import static io.millrace.flow.Reducers.max;
import static io.millrace.flow.Reducers.sumDecimal;

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
