package io.millrace.benchmarks.load;

import io.millrace.benchmarks.report.Numbers;
import java.util.List;
import java.util.OptionalDouble;

/**
 * How a flow over wide records, or a rollup of wide keys, ended.
 *
 * @param verdict {@link MemoryRun#RIGHT}, or what went wrong, in a line
 */
record WideRun(
    String operation, String runner, String verdict, double wallSeconds, long peakBytes) {

  static final List<String> HEADER = List.of("operation", "runner", "result", "wall", "peak RSS");

  boolean isRight() {
    return verdict.equals(MemoryRun.RIGHT);
  }

  /** As the header has it. */
  List<String> cells() {
    return List.of(
        operation,
        runner,
        verdict,
        Numbers.seconds(OptionalDouble.of(wallSeconds)),
        Numbers.megabytes(OptionalDouble.of((double) peakBytes)));
  }
}
