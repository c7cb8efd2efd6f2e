package io.millrace.benchmarks.stream;

import static java.util.stream.Collectors.groupingByConcurrent;
import static java.util.stream.Collectors.summarizingLong;
import static java.util.stream.Collectors.summingLong;
import static java.util.stream.Collectors.teeing;

import io.millrace.benchmarks.work.DayTotals;
import io.millrace.benchmarks.work.Order;
import io.millrace.benchmarks.work.RegionDay;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LongSummaryStatistics;
import java.util.Map;

/** W2 and W6 by streams, in one pass. Arguments: the folder of the input, that of the output. */
public final class OrdersStream {

  private OrdersStream() {}

  public static void main(String[] arguments) throws IOException {
    Result result =
        Streams.lines(Path.of(arguments[0]))
            .map(Order::parse)
            .filter(Order::isPaid)
            .collect(
                teeing(
                    groupingByConcurrent(Order::regionDay, summarizingLong(Order::cents)),
                    groupingByConcurrent(Order::customer, summingLong(Order::cents)),
                    Result::new));
    Path output = Path.of(arguments[1]);
    Streams.write(
        output.resolve("days.txt"),
        result.days.entrySet().stream().map(day -> line(day.getKey(), day.getValue())));
    Streams.write(
        output.resolve("customers.txt"),
        result.customers.entrySet().stream()
            .map(customer -> Order.customerLine(customer.getKey(), customer.getValue())));
  }

  private static String line(RegionDay key, LongSummaryStatistics cents) {
    return new DayTotals(key, cents.getCount(), cents.getSum(), cents.getMin(), cents.getMax())
        .line();
  }

  private record Result(Map<RegionDay, LongSummaryStatistics> days, Map<String, Long> customers) {}
}
