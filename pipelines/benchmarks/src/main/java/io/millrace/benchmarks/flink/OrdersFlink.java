package io.millrace.benchmarks.flink;

import io.millrace.benchmarks.work.DayTotals;
import io.millrace.benchmarks.work.Order;
import io.millrace.benchmarks.work.RegionDay;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.java.tuple.Tuple2;
import org.apache.flink.api.java.tuple.Tuple6;
import org.apache.flink.streaming.api.datastream.DataStream;

/** W2 and W6 by Flink, in one job. Arguments: the folder of the input, that of the output. */
public final class OrdersFlink {

  private OrdersFlink() {}

  public static void main(String[] arguments) throws Exception {
    FlinkJob.run(arguments, OrdersFlink::build);
  }

  private static void build(DataStream<String> lines, String output) {
    DataStream<Order> paid = lines.map(Order::parse).filter(Order::isPaid);

    FlinkJob.write(
        paid.map(OrdersFlink::totals)
            .returns(
                Types.TUPLE(
                    Types.STRING, Types.STRING, Types.LONG, Types.LONG, Types.LONG, Types.LONG))
            .keyBy(day -> Tuple2.of(day.f0, day.f1), Types.TUPLE(Types.STRING, Types.STRING))
            .reduce(OrdersFlink::merge)
            .map(OrdersFlink::line),
        output + "/days");

    FlinkJob.write(
        paid.map(order -> Tuple2.of(order.customer(), order.cents()))
            .returns(Types.TUPLE(Types.STRING, Types.LONG))
            .keyBy(customer -> customer.f0)
            .sum(1)
            .map(customer -> Order.customerLine(customer.f0, customer.f1)),
        output + "/customers");
  }

  /** Region, day, then as {@link DayTotals}. */
  private static Tuple6<String, String, Long, Long, Long, Long> totals(Order order) {
    long cents = order.cents();
    return Tuple6.of(order.region(), order.day(), 1L, cents, cents, cents);
  }

  private static Tuple6<String, String, Long, Long, Long, Long> merge(
      Tuple6<String, String, Long, Long, Long, Long> one,
      Tuple6<String, String, Long, Long, Long, Long> other) {
    return Tuple6.of(
        one.f0,
        one.f1,
        one.f2 + other.f2,
        one.f3 + other.f3,
        Math.min(one.f4, other.f4),
        Math.max(one.f5, other.f5));
  }

  private static String line(Tuple6<String, String, Long, Long, Long, Long> day) {
    return new DayTotals(new RegionDay(day.f0, day.f1), day.f2, day.f3, day.f4, day.f5).line();
  }
}
