package io.millrace.benchmarks.beam;

import io.millrace.benchmarks.work.DayTotals;
import io.millrace.benchmarks.work.Order;
import io.millrace.benchmarks.work.RegionDay;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.io.TextIO;
import org.apache.beam.sdk.transforms.Combine;
import org.apache.beam.sdk.transforms.Filter;
import org.apache.beam.sdk.transforms.MapElements;
import org.apache.beam.sdk.transforms.Sum;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.TypeDescriptor;
import org.apache.beam.sdk.values.TypeDescriptors;

/** W2 and W6 by {@code Combine.perKey}. For the arguments see {@link BeamJob}. */
public final class OrdersBeam {

  private OrdersBeam() {}

  public static void main(String[] arguments) {
    BeamJob.run(arguments, OrdersBeam::build);
  }

  private static void build(Pipeline pipeline, String input, String output) {
    PCollection<Order> paid =
        pipeline
            .apply(TextIO.read().from(input))
            .apply(MapElements.into(TypeDescriptor.of(Order.class)).via(Order::parse))
            .apply(Filter.by(Order::isPaid));

    paid.apply(
            "Key by region and day",
            MapElements.into(
                    TypeDescriptors.kvs(
                        TypeDescriptor.of(RegionDay.class), TypeDescriptors.longs()))
                .via(order -> KV.of(order.regionDay(), order.cents())))
        .apply("Total days", Combine.perKey(new TotalsFn()))
        .apply(
            "Format days",
            MapElements.into(TypeDescriptors.strings())
                .via((KV<RegionDay, Totals> day) -> line(day.getKey(), day.getValue())))
        .apply("Write days", TextIO.write().to(output + "/days"));

    paid.apply(
            "Key by customer",
            MapElements.into(
                    TypeDescriptors.kvs(TypeDescriptors.strings(), TypeDescriptors.longs()))
                .via(order -> KV.of(order.customer(), order.cents())))
        .apply("Total customers", Combine.perKey(Sum.ofLongs()))
        .apply(
            "Format customers",
            MapElements.into(TypeDescriptors.strings())
                .via(
                    (KV<String, Long> customer) ->
                        Order.customerLine(customer.getKey(), customer.getValue())))
        .apply("Write customers", TextIO.write().to(output + "/customers"));
  }

  private static String line(RegionDay key, Totals totals) {
    return new DayTotals(key, totals.orders(), totals.cents(), totals.least(), totals.most())
        .line();
  }

  /** The totals of a region on a day. */
  private record Totals(long orders, long cents, long least, long most) {

    private static final Totals NONE = new Totals(0, 0, Long.MAX_VALUE, Long.MIN_VALUE);

    Totals plus(Totals other) {
      return new Totals(
          orders + other.orders,
          cents + other.cents,
          Math.min(least, other.least),
          Math.max(most, other.most));
    }
  }

  private static final class TotalsFn extends Combine.CombineFn<Long, Totals, Totals> {

    private static final long serialVersionUID = 1L;

    @Override
    public Totals createAccumulator() {
      return Totals.NONE;
    }

    @Override
    public Totals addInput(Totals totals, Long cents) {
      return totals.plus(new Totals(1, cents, cents, cents));
    }

    @Override
    public Totals mergeAccumulators(Iterable<Totals> accumulators) {
      Totals merged = Totals.NONE;
      for (Totals totals : accumulators) {
        merged = merged.plus(totals);
      }
      return merged;
    }

    @Override
    public Totals extractOutput(Totals totals) {
      return totals;
    }
  }
}
