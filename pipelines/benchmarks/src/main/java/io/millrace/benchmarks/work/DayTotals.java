package io.millrace.benchmarks.work;

/**
 * What W2 wants to know of a region on a day.
 *
 * @param cents the sum of the orders
 * @param least the smallest order, in cents
 * @param most the greatest order, in cents
 */
public record DayTotals(RegionDay key, long orders, long cents, long least, long most) {

  /** A line of the result by region and day. */
  public String line() {
    return key.region() + ',' + key.day() + ',' + orders + ',' + cents + ',' + least + ',' + most;
  }
}
