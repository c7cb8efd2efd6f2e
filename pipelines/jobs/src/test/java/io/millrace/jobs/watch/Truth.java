package io.millrace.jobs.watch;

import java.nio.file.Path;
import java.time.Duration;
import java.util.NavigableMap;
import java.util.Timer;
import java.util.TimerTask;
import java.util.concurrent.ConcurrentSkipListMap;

/** When a {@link SlowSource} had given how many rows; looked at until {@link #close}. */
public final class Truth implements AutoCloseable {

  private static final long LOOK_MILLIS = 20;

  private final Path file;
  private final NavigableMap<Long, Long> lastSeen = new ConcurrentSkipListMap<>();
  private final Timer timer = new Timer("truth", true);

  /** Begins to look at the file of a source. */
  public Truth(Path file) {
    this.file = file;
    lastSeen.put(0L, System.nanoTime());
    timer.schedule(
        new TimerTask() {
          @Override
          public void run() {
            look();
          }
        },
        0,
        LOOK_MILLIS);
  }

  private void look() {
    lastSeen.put(SlowSource.given(file), System.nanoTime());
  }

  /** How many rows have been given by now. */
  public long now() {
    return SlowSource.given(file);
  }

  /** How long ago so many rows were the truth; zero if they are now. */
  public Duration age(long rows) {
    long then = lastSeen.floorEntry(rows).getValue();
    return now() <= rows ? Duration.ZERO : Duration.ofNanos(System.nanoTime() - then);
  }

  @Override
  public void close() {
    timer.cancel();
  }
}
