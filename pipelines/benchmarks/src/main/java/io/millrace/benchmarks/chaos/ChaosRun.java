package io.millrace.benchmarks.chaos;

import java.time.Duration;

/**
 * A run that ended as it must.
 *
 * @param phase how far the job was when it was hit
 * @param hits how many processes or connections were
 * @param submissions how many times the job was submitted
 * @param failures how many times Flink saw tasks fail, in the submission that was hit last; each is
 *     followed by a restart
 * @param elapsed from the first submission to the end of the last
 */
public record ChaosRun(
    ChaosJob job,
    Fault fault,
    Phase phase,
    long hits,
    int submissions,
    int failures,
    Duration elapsed) {

  double seconds() {
    return elapsed.toMillis() / 1e3;
  }

  /** In one line. */
  @Override
  public String toString() {
    return "%s, %s at %.0f%% in %s (%d hit): right after %.1f s, submitted %d times, %d failures on Flink"
        .formatted(
            job.label(),
            fault,
            100 * fault.moment(),
            phase.label(),
            hits,
            seconds(),
            submissions,
            failures);
  }
}
