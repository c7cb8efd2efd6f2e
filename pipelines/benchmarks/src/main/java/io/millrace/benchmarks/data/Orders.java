package io.millrace.benchmarks.data;

import io.millrace.benchmarks.work.Order;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * W2: orders of 100,000 customers, who come by Zipf's law with s = 0.8, in 20 regions on 365 days;
 * amounts from 1 to 10,000, log-uniform; 60 % are paid. W6: the same, but a share of the orders
 * belongs to one customer in one region on one day.
 */
final class Orders implements LineWriter {

  private static final int CUSTOMERS = 100_000;
  private static final int REGIONS = 20;
  private static final int DAYS = 365;
  private static final double PAID = 0.6;
  private static final double LEAST_CENTS = 100;
  private static final double GREATEST_RATIO = 10_000;

  private static final byte[] CUSTOMER = ascii(",customer-");
  private static final byte[] REGION = ascii(",region-");
  private static final byte[] PAID_STATUS = ascii(Order.PAID);
  private static final byte[][] OTHER_STATUS =
      Stream.of("OPEN", "CANCELLED", "REFUNDED").map(Orders::ascii).toArray(byte[][]::new);
  private static final byte[][] ISO_DAYS =
      IntStream.range(0, DAYS)
          .mapToObj(day -> ascii(LocalDate.of(2025, 1, 1).plusDays(day).toString()))
          .toArray(byte[][]::new);

  private final Zipf customers = new Zipf(CUSTOMERS, 0.8);
  private final double hotShare;

  /**
   * Describes the orders.
   *
   * @param hotShare the share of the orders that have the same keys; 0 for W2
   */
  Orders(double hotShare) {
    this.hotShare = hotShare;
  }

  @Override
  public void write(long row, SplittableRandom random, TextBuffer out) {
    boolean hot = random.nextDouble() < hotShare;
    out.add(random.nextInt(Integer.MAX_VALUE), 1);
    out.add(CUSTOMER).add(hot ? 0 : customers.next(random), 6);
    out.add(REGION).add(hot ? 0 : random.nextInt(REGIONS), 2);
    out.add(',').add(ISO_DAYS[hot ? 0 : random.nextInt(DAYS)]);
    long cents = (long) (LEAST_CENTS * Math.pow(GREATEST_RATIO, random.nextDouble()));
    out.add(',').add(cents / 100, 1).add('.').add(cents % 100, 2).add(',').add(status(random));
    out.add('\n');
  }

  private static byte[] status(SplittableRandom random) {
    return random.nextDouble() < PAID ? PAID_STATUS : OTHER_STATUS[random.nextInt(3)];
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
