package io.millrace.jdbc.internal.connect;

import java.util.concurrent.ThreadLocalRandom;

/** How often, and after which pauses, something is tried that may go right the next time. */
public final class Backoff {

  public static final int TRIES = 5;

  private static final long FIRST_PAUSE_MILLIS = 250;
  private static final int GROWTH = 4;

  private Backoff() {}

  /**
   * Waits 0.25, 1, 4 and 16 seconds, give or take a half: a deadlock is over at once, a server's
   * restart is not.
   *
   * @param failures so far, from 1
   */
  public static void pause(int failures) throws InterruptedException {
    long pause = FIRST_PAUSE_MILLIS * (long) Math.pow(GROWTH, failures - 1);
    Thread.sleep(ThreadLocalRandom.current().nextLong(pause / 2, pause + pause / 2));
  }
}
