package io.millrace.jdbc;

import static io.millrace.flow.Reducers.count;
import static io.millrace.flow.Reducers.max;
import static io.millrace.flow.Reducers.sumDecimal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.millrace.flow.Flow;
import io.millrace.jdbc.dialect.ColumnType;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.PipelineResult;
import org.apache.beam.sdk.metrics.MetricNameFilter;
import org.apache.beam.sdk.metrics.MetricResult;
import org.apache.beam.sdk.metrics.MetricsFilter;
import org.apache.beam.sdk.testing.PAssert;
import org.apache.beam.sdk.testing.TestPipeline;
import org.apache.beam.sdk.testing.TestPipelineExtension;
import org.apache.beam.sdk.transforms.Count;
import org.apache.beam.sdk.values.Row;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** From database to database, in a pipeline. */
@ExtendWith(TestPipelineExtension.class)
interface PipelineContract {

  TestDatabase test();

  record Order(long id, String customer, String status, BigDecimal amount, Instant createdAt) {}

  record CustomerTotal(String customer, long orders, BigDecimal total, Instant lastOrder) {}

  @BeforeEach
  default void tables() {
    test()
        .execute(
            "DROP TABLE IF EXISTS orders",
            "CREATE TABLE orders (id bigint PRIMARY KEY, customer varchar(9), status varchar(9),"
                + " amount numeric(9, 2), created_at %s)"
                    .formatted(test().type(ColumnType.TIMESTAMPTZ)),
            "INSERT INTO orders VALUES (1, 'ann', 'PAID', 1.50, %s), (2, 'bob', 'PAID', 2.25, %s),"
                    .formatted(
                        test().instant("2024-01-01 00:00:00"),
                        test().instant("2024-01-02 00:00:00"))
                + " (3, 'ann', 'OPEN', 9.99, %s), (40, 'ann', 'PAID', 0.75, %s)"
                    .formatted(
                        test().instant("2024-01-03 00:00:00"),
                        test().instant("2024-01-04 00:00:00.000001")),
            "DROP TABLE IF EXISTS customer_totals",
            "CREATE TABLE customer_totals (customer varchar(9) PRIMARY KEY, orders bigint NOT NULL, total"
                + " numeric(9, 2), last_order %s)".formatted(test().type(ColumnType.TIMESTAMPTZ)));
  }

  private PipelineResult run(Pipeline pipeline) {
    Database database = test().database();
    Flow.from(pipeline, Jdbc.read(database, Order.class).table("orders"))
        .filter(order -> order.status().equals("PAID"))
        .partitionBy(Order::customer)
        .reduce(count(), sumDecimal(Order::amount), max(Order::createdAt), CustomerTotal::new)
        .into(Jdbc.upsert(database, CustomerTotal.class).table("customer_totals").key("customer"));
    PipelineResult result = pipeline.run();
    result.waitUntilFinish();
    return result;
  }

  private List<CustomerTotal> totals() {
    return DirectRuns.elements(
        Jdbc.read(test().database(), CustomerTotal.class).table("customer_totals"));
  }

  @Test
  default void readReduceUpsert_twice(TestPipeline pipeline) {
    run(pipeline);
    List<CustomerTotal> first = totals();
    run(Pipeline.create());

    assertThat(first)
        .containsExactlyInAnyOrder(
            new CustomerTotal(
                "ann", 2, new BigDecimal("2.25"), Instant.parse("2024-01-04T00:00:00.000001Z")),
            new CustomerTotal(
                "bob", 1, new BigDecimal("2.25"), Instant.parse("2024-01-02T00:00:00Z")));
    assertThat(totals()).containsExactlyInAnyOrderElementsOf(first);
  }

  @Test
  default void counters_rowsReadAndWritten(TestPipeline pipeline) {
    PipelineResult result = run(pipeline);

    assertThat(
            result
                .metrics()
                .queryMetrics(
                    MetricsFilter.builder()
                        .addNameFilter(MetricNameFilter.inNamespace("millrace"))
                        .build())
                .getCounters())
        .extracting(counter -> counter.getName().getName(), MetricResult::getCommitted)
        .contains(tuple("rowsRead", 4L), tuple("rowsWritten", 2L));
  }

  @Test
  default void rows_copiedToAnotherTable(TestPipeline pipeline) {
    test()
        .execute(
            "DROP TABLE IF EXISTS copies",
            "CREATE TABLE copies (id bigint PRIMARY KEY, customer varchar(9), amount numeric)");

    pipeline
        .apply(Jdbc.read(test().database()).table("orders").select("id", "customer"))
        .apply(Jdbc.upsert(test().database()).table("copies"));
    pipeline.run();

    assertThat(test().query("SELECT id, customer, amount FROM copies ORDER BY id"))
        .containsExactly(
            Arrays.asList("1", "ann", null),
            Arrays.asList("2", "bob", null),
            Arrays.asList("3", "ann", null),
            Arrays.asList("40", "ann", null));
  }

  @Test
  default void rows_ofAnEmptyTable(TestPipeline pipeline) {
    test().execute("DELETE FROM orders");

    PAssert.that(
            pipeline
                .apply(Jdbc.read(test().database()).table("orders"))
                .apply(Count.<Row>globally()))
        .containsInAnyOrder(0L);

    pipeline.run();
  }
}
