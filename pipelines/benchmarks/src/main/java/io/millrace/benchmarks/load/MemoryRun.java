package io.millrace.benchmarks.load;

import io.millrace.benchmarks.report.Numbers;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/**
 * How a rollup ended.
 *
 * @param verdict {@code right}, or what went wrong, in a line
 * @param wallSeconds of the process that was started
 * @param peakBytes the most memory that one of the processes that work had resident
 */
record MemoryRun(MemoryContest contest, String verdict, double wallSeconds, long peakBytes) {

  static final String RIGHT = "right";

  static final List<String> HEADER = List.of("groups", "where", "result", "wall", "peak RSS");

  boolean isRight() {
    return verdict.equals(RIGHT);
  }

  /** As the header has it. */
  List<String> cells() {
    return List.of(
        String.format(Locale.ROOT, "%,d", contest.groups()),
        contest.place().title(),
        verdict,
        Numbers.seconds(OptionalDouble.of(wallSeconds)),
        Numbers.megabytes(OptionalDouble.of((double) peakBytes)));
  }
}
