package io.millrace.runner.watch;

import io.millrace.flow.live.StageCounts;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * How far a pipeline is.
 *
 * @param elapsed since it began to run
 * @param stages its stages in the order of their construction; none in a pipeline without flows
 * @param restarts why its runner began it again, a line each, oldest first
 * @param waiting what it waits for just now; empty while it is at work
 */
public record Progress(
    Duration elapsed, List<StageCounts> stages, List<String> restarts, Optional<String> waiting) {

  /** Keeps its own copies. */
  public Progress {
    stages = List.copyOf(stages);
    restarts = List.copyOf(restarts);
  }

  /** Of a pipeline that is at work, and was not begun again. */
  public Progress(Duration elapsed, List<StageCounts> stages) {
    this(elapsed, stages, List.of(), Optional.empty());
  }

  /** A counter's value, summed over the stages. */
  public long count(String counter) {
    return stages.stream().mapToLong(stage -> stage.count(counter)).sum();
  }

  /** How many splits all sources have. */
  public int splits() {
    return stages.stream().mapToInt(StageCounts::splits).sum();
  }

  /** How many of them have been read. */
  public long splitsDone() {
    return Math.min(splits(), count("splitsDone"));
  }

  /** Which part of the splits has been read, from 0 to 1; empty if there are none. */
  public OptionalDouble read() {
    return splits() == 0
        ? OptionalDouble.empty()
        : OptionalDouble.of((double) splitsDone() / splits());
  }
}
