package io.millrace.runner;

import io.millrace.flow.live.Board;
import io.millrace.runner.watch.Watch;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.beam.sdk.PipelineResult;
import org.apache.beam.sdk.PipelineRunner;
import org.apache.beam.sdk.options.PipelineOptions;

/**
 * A Beam runner, and the options that make it fast and safe for flows.
 *
 * <p>Profiles are found by {@link java.util.ServiceLoader}: a new runner is one class and one line
 * in {@code META-INF/services/io.millrace.runner.RunnerProfile}.
 */
public interface RunnerProfile {

  /** What {@code --runner} calls it: Beam's name, such as {@code DirectRunner}. */
  String name();

  /** Shorter names that {@code --runner} takes as well. */
  List<String> aliases();

  /** One line for people: where it runs, and when to choose it. */
  String description();

  /**
   * What the runner cannot do, each with what that means and what to do about it: one line, in the
   * user's words, without a full stop. Unbounded input is refused with this line, before anything
   * runs.
   */
  Map<Capability, String> lacks();

  /**
   * The option, without dashes, that says where it works: who names it means this runner. By
   * default there is none.
   */
  default Optional<String> masterOption() {
    return Optional.empty();
  }

  /**
   * Whether the runner itself has started this program, as by a command line of its own; by default
   * it has not.
   */
  default boolean hasStartedThisProgram() {
    return false;
  }

  /** The runner that it drives. */
  Class<? extends PipelineRunner<?>> runner();

  /**
   * Sets the options that make the runner fast and safe, each with its reason. What the user named
   * on the command line stays as it is.
   */
  void tune(Tuning tuning);

  /**
   * Whether pipelines go on when this process has ended, as on a cluster; by default they do not.
   *
   * @param options the user's, and what {@link #tune} has set
   */
  default boolean isRemote(PipelineOptions options) {
    return false;
  }

  /**
   * Whether all that it shuffles lies in the heap of this process and is handed out once, so that
   * {@code --shuffleMemory} can put it on disk instead; by default it is not.
   */
  default boolean shufflesInHeap() {
    return false;
  }

  /**
   * Has the pipelines of this JVM cancelled whose {@code run} has not returned yet; does not wait,
   * and may be called again.
   *
   * <p>Only a runner whose {@code run} blocks until the pipeline has finished needs it: where
   * {@code run} returns at once, the {@link Launcher} cancels through the result. By default does
   * nothing.
   */
  default void cancelBlockedRuns() {}

  /**
   * A pipeline has begun to run: the place for what its runner leaves undone meanwhile. Returns at
   * once; by default does nothing.
   *
   * @param running what the runner gave for it
   * @param board that of the pipeline, which tells when it is over
   */
  default void started(PipelineResult running, Board board) {}

  /**
   * How to look at a pipeline while it runs; by default at what its workers count on its board,
   * which is right wherever they are threads of this JVM.
   *
   * @param board that of the pipeline, which is about to run
   * @param options what it runs with
   */
  default Watch watch(Board board, PipelineOptions options) {
    return board::stages;
  }

  /** What reaches jobs on clusters of this runner; by default there are none. */
  default Optional<RemoteControl> remoteControl() {
    return Optional.empty();
  }
}
