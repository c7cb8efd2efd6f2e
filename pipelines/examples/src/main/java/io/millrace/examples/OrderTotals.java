package io.millrace.examples;

import static io.millrace.flow.Reducers.count;
import static io.millrace.flow.Reducers.max;
import static io.millrace.flow.Reducers.sumDecimal;

import io.millrace.flow.Flow;
import io.millrace.jdbc.Database;
import io.millrace.jdbc.Jdbc;
import io.millrace.runner.Program;
import java.math.BigDecimal;
import java.time.Instant;
import org.apache.beam.sdk.options.Description;
import org.apache.beam.sdk.options.PipelineOptions;
import org.apache.beam.sdk.options.Validation;

/** Reads the orders of one database, and writes each customer's total to another. */
public final class OrderTotals {

  private OrderTotals() {}

  record Order(String customer, String status, BigDecimal amount, Instant createdAt) {}

  record CustomerTotal(String customer, long orders, BigDecimal total, Instant lastOrder) {}

  /** What the program can be asked for. */
  public interface Options extends PipelineOptions {

    @Description("The URL of the database with the orders.")
    @Validation.Required
    String getShop();

    void setShop(String url);

    @Description("The URL of the database with the totals.")
    @Validation.Required
    String getReports();

    void setReports(String url);
  }

  /** Reads, totals, writes. */
  public static void main(String[] arguments) throws Exception {
    Program.run(
        arguments,
        Options.class,
        (pipeline, options) ->
            totals(
                    Flow.from(
                        pipeline,
                        Jdbc.read(Database.at(options.getShop()), Order.class).table("orders")))
                .into(
                    Jdbc.upsert(Database.at(options.getReports()), CustomerTotal.class)
                        .table("customer_totals")
                        .key("customer")));
  }

  /** One total for each customer with a paid order. */
  static Flow<CustomerTotal> totals(Flow<Order> orders) {
    return orders
        .filter(order -> order.status().equals("PAID"))
        .partitionBy(Order::customer)
        .reduce(count(), sumDecimal(Order::amount), max(Order::createdAt), CustomerTotal::new);
  }
}
