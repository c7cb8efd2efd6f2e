package io.millrace.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.examples.OrderTotals.CustomerTotal;
import io.millrace.examples.OrderTotals.Order;
import io.millrace.flow.Flow;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Instant;
import org.apache.beam.sdk.testing.PAssert;
import org.apache.beam.sdk.testing.TestPipeline;
import org.apache.beam.sdk.testing.TestPipelineExtension;
import org.apache.beam.sdk.transforms.Create;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(TestPipelineExtension.class)
class OrderTotalsTest {

  private static final String SHOP = "jdbc:h2:mem:shop;DB_CLOSE_DELAY=-1";
  private static final String REPORTS = "jdbc:h2:mem:reports;DB_CLOSE_DELAY=-1";

  @Test
  void totals_ordersOfWhichOneIsOpen_addsUpThePaidOnes(TestPipeline pipeline) {
    Flow<Order> orders =
        Flow.of(
            pipeline.apply(
                Create.of(
                    order("ann", "PAID", "10.50", 1),
                    order("ann", "PAID", "0.01", 3),
                    order("ann", "OPEN", "99.99", 9),
                    order("bob", "OPEN", "1.25", 2))));

    PAssert.that(OrderTotals.totals(orders).toPCollection())
        .containsInAnyOrder(
            new CustomerTotal("ann", 2, new BigDecimal("10.51"), Instant.ofEpochSecond(3)));
    pipeline.run();
  }

  @Test
  void main_twoDatabases_writesTheTotals() throws Exception {
    try (Connection shop = DriverManager.getConnection(SHOP);
        Statement inShop = shop.createStatement();
        Connection reports = DriverManager.getConnection(REPORTS);
        Statement inReports = reports.createStatement()) {
      inShop.execute(
          "create table orders (id int primary key, customer varchar(20) not null,"
              + " status varchar(10) not null, amount decimal(9, 2) not null,"
              + " created_at timestamp with time zone not null)");
      inShop.execute(
          "insert into orders values (1, 'ann', 'PAID', 10.50, '2026-03-01 10:00:00+00'),"
              + " (2, 'ann', 'PAID', 1.25, '2026-03-02 10:00:00+00'),"
              + " (3, 'bob', 'OPEN', 7.00, '2026-03-03 10:00:00+00')");
      inReports.execute(
          "create table customer_totals (customer varchar(20) primary key, orders bigint,"
              + " total decimal(12, 2), last_order timestamp with time zone)");

      OrderTotals.main(new String[] {"--shop=" + SHOP, "--reports=" + REPORTS});

      try (ResultSet rows =
          inReports.executeQuery("select customer, orders, total from customer_totals")) {
        assertThat(rows.next()).isTrue();
        assertThat(rows.getString(1)).isEqualTo("ann");
        assertThat(rows.getLong(2)).isEqualTo(2);
        assertThat(rows.getBigDecimal(3)).isEqualTo("11.75");
        assertThat(rows.next()).isFalse();
      }
    }
  }

  private static Order order(String customer, String status, String amount, long second) {
    return new Order(customer, status, new BigDecimal(amount), Instant.ofEpochSecond(second));
  }
}
