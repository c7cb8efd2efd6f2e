package io.millrace.flow;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

/** The orders that the tests of this package are about. */
final class Orders {

  static final List<Order> ORDERS =
      List.of(
          order(1, "ann", "PAID", "10.50", 1),
          order(2, "bob", "PAID", "1.25", 2),
          order(3, "ann", "OPEN", "99.99", 9),
          order(4, "ann", "PAID", "0.01", 3));

  private Orders() {}

  record Order(long id, String customer, String status, BigDecimal amount, Instant createdAt) {
    boolean isPaid() {
      return status.equals("PAID");
    }

    double[] coordinates() {
      return new double[] {id, id};
    }

    double weight() {
      return id / 2.0;
    }

    List<String> words() {
      return List.of(customer, status);
    }
  }

  record CustomerTotal(String customer, long orders, BigDecimal total, Instant lastOrder) {}

  static Order order(long id, String customer, String status, String amount, long second) {
    return new Order(id, customer, status, new BigDecimal(amount), Instant.ofEpochSecond(second));
  }
}
