package io.millrace.benchmarks.loop;

import io.millrace.benchmarks.work.DayTotals;
import io.millrace.benchmarks.work.Order;
import io.millrace.benchmarks.work.RegionDay;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** W2 and W6 as a plain loop. Arguments: the folder of the input, that of the output. */
public final class OrdersLoop {

  private final Map<RegionDay, Totals> days = new HashMap<>();
  private final Map<String, Sum> customers = new HashMap<>();

  public static void main(String[] arguments) throws IOException {
    OrdersLoop result =
        Loop.read(Path.of(arguments[0]), OrdersLoop::new, OrdersLoop::add, OrdersLoop::merge);
    Path output = Path.of(arguments[1]);
    Loop.write(output.resolve("days.txt"), result.days, (key, totals) -> totals.result(key).line());
    Loop.write(
        output.resolve("customers.txt"),
        result.customers,
        (customer, cents) -> Order.customerLine(customer, cents.value()));
  }

  private void add(String line) {
    Order order = Order.parse(line);
    if (order.isPaid()) {
      days.computeIfAbsent(order.regionDay(), key -> new Totals()).add(order.cents());
      customers.computeIfAbsent(order.customer(), key -> new Sum()).add(order.cents());
    }
  }

  private OrdersLoop merge(OrdersLoop other) {
    other.days.forEach((key, totals) -> days.merge(key, totals, Totals::merge));
    Sum.merge(customers, other.customers);
    return this;
  }

  /** The totals of a region on a day, to be added to. */
  private static final class Totals {

    private long orders;
    private long cents;
    private long least = Long.MAX_VALUE;
    private long most = Long.MIN_VALUE;

    void add(long more) {
      orders++;
      cents += more;
      least = Math.min(least, more);
      most = Math.max(most, more);
    }

    Totals merge(Totals other) {
      orders += other.orders;
      cents += other.cents;
      least = Math.min(least, other.least);
      most = Math.max(most, other.most);
      return this;
    }

    DayTotals result(RegionDay key) {
      return new DayTotals(key, orders, cents, least, most);
    }
  }
}
