package io.millrace.benchmarks.chaos;

import java.time.Duration;
import java.util.List;
import java.util.Locale;

/**
 * A run that ended as it must.
 *
 * @param phase how far the job was when it was hit
 * @param hits how many processes or connections were
 * @param submissions how many times the job was submitted
 * @param failures how many times Flink saw tasks fail, in the submission that was hit last; each is
 *     followed by a restart
 * @param seconds from the first submission to the end of the last
 * @param undisturbedSeconds what the job takes when nothing happens; 0 if that was not tried
 */
public record ChaosRun(
    ChaosJob job,
    Fault fault,
    Phase phase,
    long hits,
    int submissions,
    int failures,
    double seconds,
    double undisturbedSeconds) {

  /** The names of what {@link #csv} writes. */
  static final String CSV_HEADER =
      "job,seed,phase,hits,submissions,failures,seconds,undisturbed_seconds";

  static double seconds(Duration duration) {
    return duration.toMillis() / 1e3;
  }

  /** Reads a line that {@link #csv} has written. */
  static ChaosRun parse(String csv) {
    List<String> cells = List.of(csv.split(",", -1));
    return new ChaosRun(
        ChaosJob.valueOf(cells.get(0)),
        Fault.of(Long.parseLong(cells.get(1)), Rig.TASK_MANAGERS),
        Phase.valueOf(cells.get(2)),
        Long.parseLong(cells.get(3)),
        Integer.parseInt(cells.get(4)),
        Integer.parseInt(cells.get(5)),
        Double.parseDouble(cells.get(6)),
        Double.parseDouble(cells.get(7)));
  }

  /** In one line, without the fault, which follows from its seed. */
  String csv() {
    return String.format(
        Locale.ROOT,
        "%s,%d,%s,%d,%d,%d,%.3f,%.3f",
        job,
        fault.seed(),
        phase,
        hits,
        submissions,
        failures,
        seconds,
        undisturbedSeconds);
  }

  /** Whether it was hit before it had ended. */
  boolean wasAtWork() {
    return hits > 0 && phase != Phase.AFTER;
  }

  boolean isOf(FaultKind kind) {
    return fault.kind() == kind;
  }

  double timesUndisturbed() {
    return seconds / undisturbedSeconds;
  }

  /** In one line. */
  @Override
  public String toString() {
    return "%s, %s in %s (%d hit): right after %.1f s, submitted %d times, %d failures on Flink"
        .formatted(job.label(), fault, phase.label(), hits, seconds, submissions, failures);
  }
}
