package io.millrace.flow;

import static io.millrace.flow.Reducers.count;
import static io.millrace.flow.Reducers.max;
import static io.millrace.flow.Reducers.sumDecimal;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.apache.beam.sdk.testing.PAssert;
import org.apache.beam.sdk.testing.TestPipeline;
import org.apache.beam.sdk.testing.TestPipelineExtension;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.transforms.windowing.FixedWindows;
import org.apache.beam.sdk.transforms.windowing.Window;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.TimestampedValue;
import org.joda.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(TestPipelineExtension.class)
class FlowTest {

  record Order(long id, String customer, String status, BigDecimal amount, Instant createdAt) {
    boolean isPaid() {
      return status.equals("PAID");
    }

    List<String> words() {
      return List.of(customer, status);
    }
  }

  record CustomerTotal(String customer, long orders, BigDecimal total, Instant lastOrder) {}

  private static final List<Order> ORDERS =
      List.of(
          order(1, "ann", "PAID", "10.50", 1),
          order(2, "bob", "PAID", "1.25", 2),
          order(3, "ann", "OPEN", "99.99", 9),
          order(4, "ann", "PAID", "0.01", 3));

  final transient TestPipelineExtension pipeline = TestPipelineExtension.create();

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
  void reduce_fixedWindows_givesOneResultAKeyAndWindow(TestPipeline pipeline) {
    PCollection<KV<String, Long>> counts =
        Flow.of(
                pipeline
                    .apply(
                        Create.timestamped(
                            TimestampedValue.of("a", org.joda.time.Instant.ofEpochMilli(0)),
                            TimestampedValue.of("a", org.joda.time.Instant.ofEpochMilli(999)),
                            TimestampedValue.of("b", org.joda.time.Instant.ofEpochMilli(1)),
                            TimestampedValue.of("a", org.joda.time.Instant.ofEpochMilli(1000))))
                    .apply(Window.into(FixedWindows.of(Duration.standardSeconds(1)))))
            .partition()
            .reduce(count())
            .toPCollection();

    PAssert.that(counts)
        .containsInAnyOrder(List.of(KV.of("a", 2L), KV.of("b", 1L), KV.of("a", 1L)));
    pipeline.run();
  }

  private static Order order(long id, String customer, String status, String amount, long at) {
    return new Order(id, customer, status, new BigDecimal(amount), Instant.ofEpochSecond(at));
  }
}
