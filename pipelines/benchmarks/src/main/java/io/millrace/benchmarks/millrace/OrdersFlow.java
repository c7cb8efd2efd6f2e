package io.millrace.benchmarks.millrace;

import static io.millrace.flow.Reducers.count;
import static io.millrace.flow.Reducers.maxLong;
import static io.millrace.flow.Reducers.minLong;
import static io.millrace.flow.Reducers.sumLong;

import io.millrace.benchmarks.work.DayTotals;
import io.millrace.benchmarks.work.Order;
import io.millrace.files.TextFiles;
import io.millrace.flow.Flow;
import org.apache.beam.sdk.Pipeline;

/** W2 and W6 as a flow that is read once and reduced twice. Arguments: see {@link FlowJob}. */
public final class OrdersFlow {

  private OrdersFlow() {}

  public static void main(String[] arguments) throws Exception {
    FlowJob.run(arguments, OrdersFlow::build);
  }

  private static void build(Pipeline pipeline, String input, String output) {
    Flow<Order> paid =
        Flow.from(pipeline, TextFiles.lines(input)).map(Order::parse).filter(Order::isPaid);

    paid.partitionBy(Order::regionDay)
        .reduce(
            count(),
            sumLong(Order::cents),
            minLong(Order::cents),
            maxLong(Order::cents),
            DayTotals::new)
        .map(DayTotals::line)
        .named("days")
        .into(TextFiles.write(output + "/days"));

    paid.partitionBy(Order::customer)
        .reduce(sumLong(Order::cents), Order::customerLine)
        .named("customers")
        .into(TextFiles.write(output + "/customers"));
  }
}
