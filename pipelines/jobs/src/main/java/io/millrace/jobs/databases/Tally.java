package io.millrace.jobs.databases;

import io.millrace.runner.Outcome;

/** What a job has read and written, in words for its last line. */
public final class Tally {

  private final Outcome outcome;

  private Tally(Outcome outcome) {
    this.outcome = outcome;
  }

  /** The tally of a job that has ended. */
  public static Tally of(Outcome outcome) {
    return new Tally(outcome);
  }

  /** {@code 3,000 rows read}. */
  public String read() {
    return "%,d rows read".formatted(outcome.counter("rowsRead"));
  }

  /**
   * {@code 12 groups written in 0.50 seconds (6,000 rows a second)}, and how many were refused
   * where any were.
   *
   * @param what is written, in the plural
   */
  public String written(String what) {
    long refused = outcome.counter("deadLetters");
    double seconds = outcome.elapsed().toMillis() / 1000.0;
    return "%,d %s written%s in %.2f seconds (%,.0f rows a second)"
        .formatted(
            outcome.counter("rowsWritten"),
            what,
            refused == 0 ? "" : ", %,d refused,".formatted(refused),
            seconds,
            seconds == 0 ? 0 : outcome.counter("rowsRead") / seconds);
  }
}
