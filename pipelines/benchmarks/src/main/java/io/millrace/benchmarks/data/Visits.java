package io.millrace.benchmarks.data;

import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;

/**
 * W5: visits of users who come once each, in no order.
 *
 * <p>The n-th user is n times a number that has no divisor in common with the number of users, so
 * that each comes exactly once, without a table of them.
 */
final class Visits implements LineWriter {

  private static final byte[] USER = "user-".getBytes(StandardCharsets.US_ASCII);

  /** A prime, greater than any number of users. */
  private static final long STEP = 2_654_435_761L;

  private final long users;

  Visits(long users) {
    this.users = users;
  }

  @Override
  public void write(long row, SplittableRandom random, TextBuffer out) {
    long user = row * STEP % users;
    out.add(USER).add(user, 9).add(',').add(random.nextInt(1, 100_000), 1).add('\n');
  }
}
