package io.millrace.runner.watch;

import io.millrace.flow.live.StageCounts;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/**
 * A job's progress in one line: {@code rollup: 62% read, 3,720,001 rows, 812,000 rows/s, 4 s left,
 * orders}; and when all is read, {@code rollup: 100% read, 6,000,000 rows, 40,210 groups, 38,000
 * written, 9,500 rows/s, after 9 s, reduce by day}.
 *
 * <p>Rates are those of the last five seconds. The time left is that of reading, by the splits that
 * are left. Of what comes after nobody can tell: how many groups there are is known when the last
 * one is merged, and by then all but the last ones are written.
 */
final class ProgressText {

  private static final Duration WINDOW = Duration.ofSeconds(5);

  private final String job;
  private final Deque<Progress> recent = new ArrayDeque<>();
  private Duration readingSince;
  private String stage = "";

  ProgressText(String job) {
    this.job = job;
  }

  /** The progress to speak of; in the order of time. */
  void look(Progress now) {
    Progress last = recent.peekLast();
    if (last != null) {
      active(last, now).ifPresent(name -> stage = name);
    }
    if (readingSince == null && now.count("rowsRead") > 0) {
      readingSince = last == null ? now.elapsed() : last.elapsed();
    }
    recent.addLast(now);
    while (recent.size() > 2 && age(recent.peekFirst(), now).compareTo(WINDOW) > 0) {
      recent.removeFirst();
    }
  }

  /** The last stage that has counted something since. */
  private static Optional<String> active(Progress before, Progress now) {
    return now.stages().stream()
        .filter(current -> !current.counts().equals(counts(before, current.name())))
        .map(StageCounts::title)
        .reduce((one, other) -> other);
  }

  private static Object counts(Progress progress, String stage) {
    return progress.stages().stream()
        .filter(candidate -> candidate.name().equals(stage))
        .map(StageCounts::counts)
        .findFirst()
        .orElse(null);
  }

  private static Duration age(Progress then, Progress now) {
    return now.elapsed().minus(then.elapsed());
  }

  @Override
  public String toString() {
    Progress now = recent.getLast();
    StringBuilder text = new StringBuilder(job).append(": ");
    now.read().ifPresent(read -> text.append("%d%% read, ".formatted((int) (read * 100))));
    text.append("%,d rows".formatted(now.count("rowsRead")));
    if (now.read().isEmpty() || now.read().getAsDouble() < 1) {
      text.append(", %,d rows/s".formatted(rate("rowsRead")));
    } else {
      if (now.count("groups") > 0) {
        text.append(", %,d groups".formatted(now.count("groups")));
      }
      text.append(", %,d written".formatted(now.count("rowsWritten")));
      text.append(", %,d rows/s".formatted(rate("rowsWritten")));
    }
    text.append(", ").append(time(now));
    if (!stage.isEmpty()) {
      text.append(", ").append(stage);
    }
    long waits = now.count("waitsBegun") - now.count("waitsOver");
    return waits <= 0
        ? text.toString()
        : text.append(", %,d waiting for a database: see the log".formatted(waits)).toString();
  }

  private long rate(String counter) {
    Progress first = recent.getFirst();
    Progress last = recent.getLast();
    long millis = age(first, last).toMillis();
    return millis == 0 ? 0 : (last.count(counter) - first.count(counter)) * 1000 / millis;
  }

  /** How long reading will take, and where nobody can know, how long the job has taken. */
  private String time(Progress now) {
    double read = now.read().orElse(0);
    if (read == 0 || read == 1 || readingSince == null) {
      return "after " + seconds(now.elapsed());
    }
    double millis = now.elapsed().minus(readingSince).toMillis() * (1 - read) / read;
    return seconds(Duration.ofMillis((long) millis)) + " left";
  }

  private static String seconds(Duration duration) {
    long seconds = Math.round(duration.toMillis() / 1000.0);
    return seconds < 60 ? seconds + " s" : "%d min %02d s".formatted(seconds / 60, seconds % 60);
  }
}
