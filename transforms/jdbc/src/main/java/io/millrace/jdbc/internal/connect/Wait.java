package io.millrace.jdbc.internal.connect;

import io.millrace.flow.live.Meter;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A wait of a worker that may become long: once it has taken a few seconds it is counted in its
 * stage, so that it is seen how many workers wait, and said in the log, and again every minute.
 *
 * <p>From construction to {@link #close}, on one thread.
 */
public final class Wait implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Wait.class);
  private static final long NOT_WORTH_A_WORD = TimeUnit.SECONDS.toNanos(3);
  private static final long BETWEEN_WORDS = TimeUnit.MINUTES.toNanos(1);

  private final long since = System.nanoTime();
  private long next = NOT_WORTH_A_WORD;
  private boolean counted;

  /**
   * The wait goes on.
   *
   * @param what it is for, and why it is not over: one line
   */
  public void goesOn(String what) {
    long taken = System.nanoTime() - since;
    if (taken < next) {
      return;
    }
    if (!counted) {
      Meter.of("waitsBegun").increment();
      counted = true;
    }
    LOG.warn("waiting for {} s: {}", TimeUnit.NANOSECONDS.toSeconds(taken), what);
    next = taken + BETWEEN_WORDS;
  }

  @Override
  public void close() {
    if (counted) {
      Meter.of("waitsOver").increment();
    }
  }
}
