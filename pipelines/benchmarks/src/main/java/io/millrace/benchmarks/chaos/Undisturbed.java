package io.millrace.benchmarks.chaos;

import java.time.Duration;

/**
 * What a job takes when nothing happens.
 *
 * @param elapsed of the whole command line
 * @param job of the job on the cluster
 */
record Undisturbed(Duration elapsed, Duration job) {

  /** Where no moment is drawn nobody needs to know. */
  static final Undisturbed UNKNOWN = new Undisturbed(Duration.ZERO, Duration.ZERO);

  double seconds() {
    return ChaosRun.seconds(elapsed);
  }

  /** In words. */
  @Override
  public String toString() {
    return "%.1f s, %.1f s of them on the cluster".formatted(seconds(), job.toMillis() / 1e3);
  }
}
