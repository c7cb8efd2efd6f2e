package io.millrace.benchmarks.work;

/**
 * W2 and W6: an order, of which those that are paid are totalled for each region and day and for
 * each customer.
 *
 * @param day as ISO 8601 writes it
 * @param cents the amount
 */
public record Order(
    long id, String customer, String region, String day, long cents, String status) {

  /** The status of the orders that count. */
  public static final String PAID = "PAID";

  /** Reads a line of CSV: the components in order, the amount with two decimal places. */
  public static Order parse(String line) {
    int id = line.indexOf(',');
    int customer = line.indexOf(',', id + 1);
    int region = line.indexOf(',', customer + 1);
    int day = line.indexOf(',', region + 1);
    int amount = line.indexOf(',', day + 1);
    return new Order(
        Long.parseLong(line, 0, id, 10),
        line.substring(id + 1, customer),
        line.substring(customer + 1, region),
        line.substring(region + 1, day),
        cents(line, day + 1, amount),
        line.substring(amount + 1));
  }

  private static long cents(String line, int from, int to) {
    int point = to - 3;
    return 100 * Long.parseLong(line, from, point, 10) + Long.parseLong(line, point + 1, to, 10);
  }

  /** Whether the order counts. */
  public boolean isPaid() {
    return status.equals(PAID);
  }

  /** One of the two keys. */
  public RegionDay regionDay() {
    return new RegionDay(region, day);
  }

  /** A line of the result by customer. */
  public static String customerLine(String customer, long cents) {
    return customer + ',' + cents;
  }
}
