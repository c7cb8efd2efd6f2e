package io.millrace.jobs.report;

import io.millrace.runner.Launcher;
import io.millrace.runner.Outcome;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What is known of a job that has ended.
 *
 * @param job its name
 * @param started when
 * @param arguments the options that the user gave, as they were typed
 * @param launcher what ran it
 * @param recording what was seen while it ran
 * @param outcome how its last pipeline ended; empty if it failed or was cancelled
 * @param end how the job ended
 */
public record Report(
    String job,
    Instant started,
    List<String> arguments,
    Launcher launcher,
    Recording recording,
    Optional<Outcome> outcome,
    End end) {

  /**
   * How a job ended.
   *
   * @param word {@code done}, {@code failed} or {@code cancelled}
   * @param error why it failed, in one line; empty if it did not
   */
  public record End(String word, String error) {}
}
